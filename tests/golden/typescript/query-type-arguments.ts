import * as wmill from "windmill-client";

type Row = { id: number };

export async function main() {
  const sql = wmill.datatable("shop");
  const rows = await sql<Row>`SELECT id FROM orders`.fetch();
  return rows;
}
