import { Client } from "pg";
import * as wmill from "windmill-client";

async function within<T>(client: Client, run: (client: Client) => Promise<T>) {
  await client.query("BEGIN");
  return await run(client);
}

export async function main() {
  const client = new Client(await wmill.getResource("u/me/pg"));
  await within(client, async (inner) => {
    await inner.query("insert into orders values (1)");
  });
}
