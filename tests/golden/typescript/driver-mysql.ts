import mysql from "mysql2/promise";
import * as wmill from "windmill-client";
export async function main() {
  const r = await wmill.getResource("u/me/my");
  const c = await mysql.createConnection(r);
  const [rows] = await c.execute("SELECT * FROM `Orders`");
  await c.query("UPDATE shop.users SET a = ?", [1]);
}
