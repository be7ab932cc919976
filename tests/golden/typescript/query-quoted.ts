import * as wmill from "windmill-client";

export async function main() {
  await wmill.datatable("shop")`SELECT * FROM "Orders" JOIN ITEMS ON true`.fetch();
  await wmill.ducklake("lake")`SELECT * FROM "Events" JOIN Days ON true`.fetch();
}
