import * as wmill from "windmill-client";

export async function main() {
  const sql = wmill.datatable("shop");
  await sql`
    WITH recent AS (SELECT * FROM orders WHERE at > now() - interval '1 day')
    INSERT INTO daily_totals (customer, total)
    SELECT customer, sum(total) FROM recent
    WHERE customer IN (SELECT id FROM customers)
    GROUP BY customer
    UNION ALL
    SELECT customer, 0 FROM dormant
  `.execute();
}
