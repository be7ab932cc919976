import * as wmill from "windmill-client";

export async function main(ids: number[]) {
  const sql = wmill.datatable("shop");
  const count = () => sql`SELECT count(*) FROM orders`.fetchOneScalar();
  await Promise.all(ids.map((id) => sql`DELETE FROM carts WHERE id = ${id}`.execute()));
  return await count();
}
