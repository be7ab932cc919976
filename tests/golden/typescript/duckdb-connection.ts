import { DuckDBInstance } from "@duckdb/node-api";

export async function main() {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("ATTACH 'ducklake://lake' AS lake");
  await connection.run("COPY lake.totals TO 's3:///out/totals.parquet'");
  return await connection.runAndReadAll("SELECT * FROM lake.orders JOIN read_parquet('s3:///raw/items.parquet') USING (id)");
}
