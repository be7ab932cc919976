import * as wmill from "windmill-client";

export async function main(year: string, table: string) {
  const shop = wmill.datatable("shop");
  const stock = wmill.datatable("stock");
  await shop`SELECT * FROM orders_${shop.raw(year)}`.fetch();
  await stock`DELETE FROM ${stock.raw(table)}`.execute();
}
