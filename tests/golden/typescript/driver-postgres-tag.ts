import postgres from "postgres";
import * as wmill from "windmill-client";
export async function main(id: number) {
  const sql = postgres(await wmill.databaseUrlFromResource("u/me/pg"));
  await sql`select * from orders where id = ${id}`;
  await sql`insert into audit values (${id})`;
}
