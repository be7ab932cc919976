import { Client } from "https://deno.land/x/postgres@v0.17.0/mod.ts";
import { databaseUrlFromResource } from "npm:windmill-client";
export async function main() {
  const client = new Client(await databaseUrlFromResource("u/me/pg"));
  await client.connect();
  await client.queryObject`select * from orders`;
  await client.queryArray("insert into t values (1)");
}
