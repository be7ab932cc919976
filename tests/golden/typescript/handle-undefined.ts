import * as wmill from "windmill-client";

export async function main(name: string, tenant: string) {
  await wmill.datatable(undefined)`SELECT * FROM runs`.fetch();
  await wmill.datatable(name)`SELECT * FROM orders`.fetch();
  await wmill.ducklake(`${tenant}_lake`)`SELECT * FROM events`.fetch();
}
