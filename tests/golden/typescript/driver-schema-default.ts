import { Client } from "pg";
export async function main(db: RT.Postgresql) {
  const c = new Client(db); await c.query("select * from t");
}
