import pg from "pg";
type Postgresql = { host: string };
export async function main(db: RT.Postgresql = "$res:f/x/pg" as any) {
  const pool = new pg.Pool({ ...db, max: 2 });
  const c = await pool.connect();
  try { await c.query("begin"); await c.query("truncate stage.t"); } finally { c.release(); }
}
