export async function main(slack: RT.Slack, path: string, error: { message: string }) {
  await fetch("https://slack.com/api/chat.postMessage", {
    method: "POST",
    headers: { Authorization: `Bearer ${slack.token}` },
    body: JSON.stringify({ channel: "#data", text: `${path} failed: ${error.message}` }),
  });
}
