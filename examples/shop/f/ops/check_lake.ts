import { ducklake } from "windmill-client";

export async function main(table: "order_facts" | "payments" = "order_facts") {
  const lake = ducklake();
  const facts = await lake`SELECT count(*) AS n, max(day) AS newest FROM order_facts`.fetchOne();
  const payments = await lake`SELECT count(*) AS n FROM payments`.fetchOne();
  if (!facts.n || !payments.n) {
    throw new Error(`${table} is empty; the newest day is ${facts.newest}`);
  }
  return facts;
}
