import * as wmill from "windmill-client";

export async function main(report: wmill.S3Object, slack: RT.Slack) {
  const [row] = await wmill.datatable("shop")`
    SELECT count(*) AS customers, sum(revenue) AS revenue FROM top_customers`.fetch();
  const link = await wmill.getPresignedS3PublicUrl(report);

  await fetch("https://slack.com/api/chat.postMessage", {
    method: "POST",
    headers: { Authorization: `Bearer ${slack.token}` },
    body: JSON.stringify({ channel: "#sales", text: `${row.revenue} EUR by ${row.customers} customers: ${link}` }),
  });
}
