import postgres from "postgres";
import * as wmill from "windmill-client";

export async function main(url: string) {
  let sql: any = wmill.datatable("shop");
  await sql`SELECT * FROM orders`.fetch();
  sql = postgres(url);
  return await sql`SELECT * FROM not_ours`;
}
