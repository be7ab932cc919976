import sql from "mssql";
import { getResource } from "windmill-client";
export async function main(id: number) {
  const r: any = await getResource("u/me/ms");
  const pool = await sql.connect({ server: r.host, user: r.user, password: r.password });
  await pool.request().input("id", sql.Int, id).query("select * from dbo.Orders where id = @id");
  const req = new sql.Request(pool);
}
