import * as wmill from "windmill-client";

export async function main() {
  const sql = (await wmill.datatable("shop")) as any;
  return await sql`SELECT * FROM orders`.fetch();
}
