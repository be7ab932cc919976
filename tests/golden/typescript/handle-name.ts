import * as wmill from "windmill-client";

export async function main() {
  const shop = wmill.datatable("shop", { role: "writer" });
  let lake = wmill.ducklake(`lake`);
  await shop`DELETE FROM orders WHERE total = 0`.execute();
  return await lake`SELECT count(*) FROM events`.fetchOneScalar();
}
