import * as wmill from "windmill-client";

const sql = wmill.datatable("shop:sales");

export async function main() {
  const lake = wmill.ducklake();
}
