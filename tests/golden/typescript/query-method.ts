import * as wmill from "windmill-client";

export async function main(id: number) {
  const db = wmill.datatable("shop");
  await db.query("UPDATE orders SET seen = true WHERE id = $1", id).execute();
  return await wmill.datatable("shop:sales").query(`SELECT * FROM totals`).fetch();
}
