import * as wmill from "windmill-client";

export async function main() {
  const sql = wmill.ducklake("lake");
  await sql`INSERT INTO orders SELECT * FROM read_parquet('s3:///raw/orders/*.parquet')`.execute();
  await sql`COPY (SELECT * FROM orders) TO 's3://archive/orders.parquet' (FORMAT parquet)`.execute();
}
