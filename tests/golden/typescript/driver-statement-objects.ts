import { Pool } from "pg";
import Cursor from "pg-cursor";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import SQL from "sql-template-strings";
import * as wmill from "windmill-client";

export async function main(id: number) {
  const pool = new Pool({ connectionString: await wmill.databaseUrlFromResource("f/dwh/pg") });
  const client = await pool.connect();
  const cursor = client.query(new Cursor("SELECT * FROM comments WHERE post = $1", [id]));
  client.query(copyFrom("COPY staging.items FROM STDIN WITH (FORMAT csv)"));
  client.query(copyTo("COPY (SELECT * FROM items_clean) TO STDOUT"));
  const query = SQL`UPDATE posts SET seen = true WHERE id = ${id}`;
  await client.query(query);
  return cursor.read(100);
}
