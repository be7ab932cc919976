import * as wmill from "windmill-client";

async function count(sql: ReturnType<typeof wmill.datatable>) {
  return await sql`SELECT count(*) FROM orders`.fetchOneScalar();
}

export async function main() {
  return [await count(wmill.datatable("shop")), await count(wmill.datatable("archive"))];
}
