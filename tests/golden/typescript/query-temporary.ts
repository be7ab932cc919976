import * as wmill from "windmill-client";

export async function main() {
  await wmill.datatable("shop")`
    CREATE TEMP TABLE recent AS SELECT * FROM orders WHERE at > now() - interval '1 day';
    INSERT INTO totals SELECT customer, sum(total) FROM recent GROUP BY customer;
  `.execute();
}
