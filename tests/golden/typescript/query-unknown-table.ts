import * as wmill from "windmill-client";

export async function main(table: string) {
  const db = wmill.datatable("shop");
  await db`INSERT INTO log SELECT now()`.execute();
  await db`TRUNCATE ${db.raw(table)}`.execute();
}
