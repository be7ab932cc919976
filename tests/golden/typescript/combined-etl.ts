/** Loads the day's orders. See s3:///docs/orders.md for the format. */
import * as wmill from "windmill-client";

const STAGES = { raw: "", done: "archive" } as const;

function key(stage: keyof typeof STAGES, day: string) {
  return { s3: `orders/${day}.csv`, storage: STAGES[stage] };
}

export async function main(day: string, dryRun = false) {
  const mail = await wmill.getResource("u/ops/smtp");
  const body = await wmill.loadS3File(key("raw", day));
  const sql = wmill.datatable("shop:sales");
  for (const line of new TextDecoder().decode(body).split("\n")) {
    const [id, total] = line.split(",");
    if (!dryRun) {
      await sql`INSERT INTO orders (id, total) VALUES (${id}, ${total})`.execute();
    }
  }
  const total = await sql`SELECT sum(total) FROM orders`.fetchOneScalar();
  await wmill.writeS3File(key("done", day), new Blob([body!]));
  await wmill.setState({ lastDay: day });
  return { total, from: mail.from };
}
