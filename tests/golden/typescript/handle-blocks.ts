import * as wmill from "windmill-client";

export async function main(archive: boolean) {
  const sql = wmill.datatable("shop");
  if (archive) {
    const sql = wmill.datatable("archive");
    await sql`INSERT INTO orders VALUES (1)`.execute();
  }
  return await sql`SELECT * FROM orders`.fetch();
}
