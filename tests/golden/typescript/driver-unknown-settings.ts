import pg from "pg";
import { getResource } from "windmill-client";
export async function main(db: any) {
  const c = new pg.Client(process.env.DATABASE_URL);
  await c.query("select * from t");
  const d = new pg.Client(db);
  await d.query("select * from t");
}
