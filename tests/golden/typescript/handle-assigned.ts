import * as wmill from "windmill-client";

let sql: ReturnType<typeof wmill.datatable>;
sql = wmill.datatable("shop");

export async function main() {
  return await sql`SELECT * FROM orders`.fetch();
}
