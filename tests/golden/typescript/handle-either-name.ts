import * as wmill from "windmill-client";

export async function main(test: boolean) {
  const sql = wmill.datatable(test ? "test" : "live");
  await sql`INSERT INTO runs (at) VALUES (now())`.execute();
}
