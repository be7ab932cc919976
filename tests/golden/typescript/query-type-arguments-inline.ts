import * as wmill from "windmill-client";

export async function main() {
  const sql = wmill.datatable("shop");
  return await sql<{ n: number }>`SELECT count(*) AS n FROM items`.fetchOne();
}
