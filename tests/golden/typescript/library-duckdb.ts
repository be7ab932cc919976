import { DuckDBInstance } from "@duckdb/node-api";

export async function main() {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("COPY (SELECT * FROM 's3:///raw/orders.parquet') TO 's3:///out/orders.csv'");
  const reader = await connection.runAndReadAll(`SELECT * FROM read_csv('s3://archive/items.csv')`);
  return reader.getRows();
}
