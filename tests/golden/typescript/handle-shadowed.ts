import * as wmill from "windmill-client";

const sql = wmill.datatable("shop");

function search(sql: (parts: TemplateStringsArray) => string) {
  return sql`SELECT * FROM documents`;
}

export async function main() {
  return [search(String.raw), await sql`SELECT * FROM orders`.fetch()];
}
