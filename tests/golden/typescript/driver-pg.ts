import pg from "pg";
import * as wmill from "windmill-client";
export async function main() {
  const r = await wmill.getResource("u/me/pg");
  const client = new pg.Client({ host: r.host, user: r.user, password: r.password, database: r.dbname });
  await client.connect();
  await client.query("SELECT * FROM orders WHERE id = $1", [1]);
  await client.query({ text: "INSERT INTO audit(id) VALUES ($1)", values: [1] });
}
