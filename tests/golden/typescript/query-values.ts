import * as wmill from "windmill-client";

export async function main(customer: number, since: string) {
  const sql = wmill.datatable("shop");
  return await sql`SELECT * FROM orders WHERE customer_id = ${customer} AND at > ${since}::date`.fetch();
}
