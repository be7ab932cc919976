import postgres from "postgres";
import * as wmill from "windmill-client";

export async function main(since?: string) {
  const sql = postgres(await wmill.getResource("u/me/pg"));
  const row = { id: 1, note: "x" };
  await sql.begin(async (tx) => {
    await tx`insert into audit ${tx(row)}`;
    await tx`update stock set ${tx(row, "note")} where id = 1`;
    await tx`delete from ${tx("stale")}`;
  });
  await sql`insert into orders ${sql(row)} on conflict (id) do update set ${sql(row)} returning *`;
  await sql`insert into lines ${sql([row], "id", "note")}`;
  await sql`select ${sql(["id", "note"])} from clients where id in ${sql([1, 2])}`;
  return await sql`
    select * from history
    where true ${since ? sql`and day > (select max(day) from days where day < ${since})` : sql``}`;
}
