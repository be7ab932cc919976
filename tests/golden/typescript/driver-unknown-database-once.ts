import postgres from "postgres";

export async function main(url: string) {
  const sql = postgres(url);
  await sql`select * from a`;
  await sql`select * from b`;
}
