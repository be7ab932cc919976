import * as wmill from "windmill-client";

const bases = { shop: wmill.datatable("shop"), lake: wmill.ducklake("lake") };
const { lake } = bases;

export async function main() {
  await bases.shop`SELECT * FROM orders`.fetch();
  await lake`SELECT * FROM events`.fetch();
}
