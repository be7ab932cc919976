import { DuckDBInstance } from "@duckdb/node-api";

export async function main() {
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.runAndReadAll("SELECT * FROM read_parquet(?)", ["s3:///raw/a.parquet"]);
  await connection.run("SELECT * FROM read_csv($path)", { path: "s3:///raw/b.csv" });
}
