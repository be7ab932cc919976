import { datatable, ducklake as lake } from "windmill-client";

export async function main() {
  const sql = datatable("shop");
  await sql`SELECT * FROM orders`.fetch();
  await lake()`SELECT * FROM events`.fetch();
}
