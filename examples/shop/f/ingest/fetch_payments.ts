import * as wmill from "windmill-client";

type Payment = { id: string; order_id: string; amount: number; state: string };

export async function main(since: string) {
  const payments = await wmill.getResource("f/shop/payments");
  const answer = await fetch(`${payments.base_url}/payments?since=${since}`, {
    headers: { Authorization: `Bearer ${payments.token}` },
  });
  const rows: Payment[] = await answer.json();

  await wmill.writeS3File({ s3: "raw/payments.json" }, JSON.stringify(rows));
  return rows.length;
}
