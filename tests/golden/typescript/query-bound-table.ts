import * as wmill from "windmill-client";

export async function main(table: string) {
  const sql = wmill.datatable("shop");
  return await sql`INSERT INTO ${table} VALUES (1)`.execute();
}
