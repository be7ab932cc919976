import * as wmill from "windmill-client";

export async function main(table: string) {
  const sql = wmill.datatable("shop");
  return await sql`SELECT * FROM orders JOIN ${sql.raw(table)} USING (id)`.fetch();
}
