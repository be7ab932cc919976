import * as mysql from "mysql2/promise";
import { getResource } from "windmill-client";
export async function main() {
  const r: any = await getResource("u/me/my");
  const pool = mysql.createPool({ host: r.host, user: r.user, database: r.database });
  const conn = await pool.getConnection();
  await conn.query({ sql: "insert into Items(a) values (?)", values: [1] });
  await pool.execute("select * from other.T where a = ?", [1]);
}
