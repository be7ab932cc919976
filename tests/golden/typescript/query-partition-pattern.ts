import * as wmill from "windmill-client";

export async function main(lake: string, year: number) {
  const options = { ducklake: lake, table: `orders_${year}`, selectSql: "SELECT * FROM staging" };
  await wmill.upsertPartition(options).execute();
}
