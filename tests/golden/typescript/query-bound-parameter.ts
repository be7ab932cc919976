import * as wmill from "windmill-client";

export async function main(day: string) {
  const shop = wmill.datatable("shop");
  return await shop`SELECT id FROM orders WHERE day = ${day} OR shipped = ${day}`.fetch();
}
