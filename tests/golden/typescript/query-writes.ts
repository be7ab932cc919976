import * as wmill from "windmill-client";

const sql = wmill.datatable("shop");

export async function main(id: number, total: number) {
  await sql`INSERT INTO orders (id, total) VALUES (${id}, ${total})
    ON CONFLICT (id) DO UPDATE SET total = EXCLUDED.total`.execute();
  await sql`UPDATE items SET price = price * 2 WHERE id = ${id}`.execute();
  return await sql`DELETE FROM carts RETURNING id`.fetch();
}
