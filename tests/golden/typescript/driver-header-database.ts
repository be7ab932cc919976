// database u/me/pg
import postgres from "postgres";

export async function main(url: string) {
  const sql = postgres(url);
  await sql`insert into orders select * from staging.orders`;
}
