import { DuckDBInstance } from "@duckdb/node-api";
import pl from "nodejs-polars";
import * as wmill from "windmill-client";

export async function main() {
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run("COPY (SELECT 1 x) TO 's3://acme-data/gold/counts.parquet'");
  pl.readParquet("s3://acme-archive/a.parquet");
  pl.readParquet("s3://elsewhere/b.parquet");
  await wmill.loadS3File("s3://acme-data/c.csv");
}
