import * as wmill from "windmill-client";

export async function main() {
  const first = await wmill.getResource("f/shop/pg");
  const second = await wmill.getResource("$res:f/shop/pg", true);
  const third = await wmill.getResource("res://f/shop/pg");
  return [first, second, third];
}
