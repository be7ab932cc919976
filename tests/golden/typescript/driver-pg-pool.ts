import { Pool } from "pg";
import { databaseUrlFromResource } from "windmill-client";
export async function main() {
  const pool = new Pool({ connectionString: await databaseUrlFromResource("f/x/pg") });
  const c = await pool.connect();
  await c.query(`delete from Sales.t`);
  await pool.query("select * from u");
}
