import * as wmill from "windmill-client";

export async function main() {
  const db = wmill.datatable("shop:sales");
  const lake = wmill.ducklake("lake:web");
  await db`SELECT * FROM orders JOIN crm.customers USING (customer_id)`.fetch();
  await lake`SELECT * FROM visits`.fetch();
}
