import { Client } from "npm:pg@8";
import * as wmill from "npm:windmill-client@1";
export async function main() {
  const { host, port, user, password, dbname: database } = await wmill.getResource("u/me/pg");
  const c = new Client({ host, port, user, password, database, ssl: { rejectUnauthorized: false } });
  await c.connect();
  const { rows } = await c.query(`select o.*, u.name from public.orders o join "Users" u on u.id = o.uid`);
  await c.end();
}
