import * as wmill from "windmill-client";

export async function main() {
  const sql = wmill.datatable("shop");
  await sql`MERGE INTO stock s USING deliveries d ON s.id = d.id WHEN MATCHED THEN UPDATE SET n = s.n + d.n`.execute();
  await sql`CREATE TABLE IF NOT EXISTS sales.orders (id int PRIMARY KEY)`.execute();
  await sql`TRUNCATE carts`.execute();
  await sql`DROP TABLE IF EXISTS old_orders`.execute();
}
