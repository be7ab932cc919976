import { loadOrders, sql } from "/f/shared/io.ts";

export async function main() {
  await sql`DELETE FROM carts`.execute();
  return await loadOrders("2024");
}
