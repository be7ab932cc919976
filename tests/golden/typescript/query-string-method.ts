import * as wmill from "windmill-client";

export async function main(year: number) {
  const db = wmill.datatable("shop");
  const where = "WHERE total > 0";
  await db.query("SELECT * FROM orders " + where).fetch();
  return await db.query(`SELECT * FROM orders_${year} ${where}`).fetch();
}
