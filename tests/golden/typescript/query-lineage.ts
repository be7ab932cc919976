import * as wmill from "windmill-client";

export async function main() {
  await wmill.datatable("shop")`
    INSERT INTO totals (day, total) SELECT day, sum(amount) FROM orders GROUP BY day
  `.execute();
}
