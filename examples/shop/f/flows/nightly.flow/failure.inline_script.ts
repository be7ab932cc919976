export async function main(slack: RT.Slack, error: { message: string; step_id: string }) {
  await fetch("https://slack.com/api/chat.postMessage", {
    method: "POST",
    headers: { Authorization: `Bearer ${slack.token}` },
    body: JSON.stringify({ channel: "#data", text: `Nightly failed in ${error.step_id}: ${error.message}` }),
  });
}
