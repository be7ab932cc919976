import { SQL } from "bun";
import { BigQuery } from "@google-cloud/bigquery";
import oracledb from "oracledb";
import pgPromise from "pg-promise";
import snowflake from "snowflake-sdk";
import * as wmill from "windmill-client";

function run(connection: snowflake.Connection, sqlText: string): Promise<unknown[]> {
  return new Promise((resolve, reject) =>
    connection.execute({ sqlText, complete: (error, _, rows) => (error ? reject(error) : resolve(rows ?? [])) }),
  );
}

export async function main() {
  const warehouse = await wmill.getResource("f/dwh/snowflake");
  const connection = snowflake.createConnection({ account: warehouse.account_identifier, ...warehouse });
  await run(connection, "insert into daily select * from raw.events");

  const credentials = await wmill.getResource("f/gcp/bq");
  const bigquery = new BigQuery({ projectId: credentials.project_id, credentials });
  await bigquery.dataset("marts").table("scores").insert([{ id: 1 }]);

  const oracle = await oracledb.getConnection(await wmill.getResource("f/erp/oracle"));
  await oracle.execute("SELECT * FROM invoices");

  const db = pgPromise()(await wmill.getResource("f/app/pg"));
  await db.tx(async (t) => t.none("DELETE FROM queue"));

  const sql = new SQL(await wmill.databaseUrlFromResource("f/web/pg"));
  await sql`SELECT * FROM posts`;
}
