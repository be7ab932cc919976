import { DuckDBInstance } from "@duckdb/node-api";

export async function main() {
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`
    ATTACH 'ducklake://lake' AS lake;
    ATTACH 'datatable://shop' AS shop;
    INSERT INTO lake.orders SELECT * FROM shop.sales.orders;
  `);
}
