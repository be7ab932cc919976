import mssql from "mssql";
import { sql } from "@vercel/postgres";
import * as wmill from "windmill-client";

export async function main() {
  await mssql.connect(await wmill.getResource("f/erp/mssql"));
  await mssql.query`SELECT * FROM customers`;
  await sql`SELECT * FROM posts`;
}
