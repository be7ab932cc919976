import * as wmill from "windmill-client";

export async function main() {
  const sql = wmill.datatable();
  return await sql`SELECT id, total FROM orders`.fetch();
}
