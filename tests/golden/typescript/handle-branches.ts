import * as wmill from "windmill-client";

export async function main(test: boolean) {
  let sql;
  if (test) {
    sql = wmill.datatable("test");
  } else {
    sql = wmill.ducklake("lake");
  }
  return await sql`SELECT * FROM orders`.fetch();
}
