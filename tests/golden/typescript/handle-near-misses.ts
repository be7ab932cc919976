import { sql } from "drizzle-orm";
import { Client } from "pg";

export async function main(client: Client) {
  await client.query("SELECT * FROM orders");
  return [sql`SELECT * FROM items`, html`<p>FROM prices</p>`];
}

function html(parts: TemplateStringsArray) {
  return parts.join("");
}
