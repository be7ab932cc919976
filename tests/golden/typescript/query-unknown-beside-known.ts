import * as wmill from "windmill-client";
import { Client } from "pg";

export async function main(sql: string) {
  const client = new Client(await wmill.getResource("f/shop/pg"));
  await client.query(sql);
  return await client.query("SELECT name FROM crm.customers");
}
