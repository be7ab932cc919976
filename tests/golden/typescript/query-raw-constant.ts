import * as wmill from "windmill-client";

const TABLE = "sales.orders";

export async function main() {
  const sql = wmill.datatable("shop");
  for (const name of ["items", "prices"]) {
    await sql`SELECT count(*) FROM ${sql.raw(name)}`.fetchOneScalar();
  }
  return await sql`SELECT * FROM ${sql.raw(TABLE)} WHERE ${sql.raw("total > 0")}`.fetch();
}
