import postgres from "postgres";
import * as wmill from "windmill-client";

type Filter = { from?: string; kind?: string };

export async function main(filter: Filter, rows: object[], year: number) {
  const sql = postgres(await wmill.getResource("f/dwh/pg"));
  const where = sql`WHERE true
    ${filter.from ? sql`AND at >= ${filter.from}` : sql``}
    ${filter.kind ? sql`AND kind IN (SELECT kind FROM kinds WHERE name = ${filter.kind})` : sql``}`;
  const points = sql`SELECT * FROM metrics.points ${where}`;
  const since = (at: string) => sql`at >= ${at}`;
  await sql`SELECT kind, count(*) FROM (${points}) p GROUP BY 1`;
  await sql`CREATE TABLE ${sql("metrics.points_" + year)} AS ${points}`;
  await sql`DELETE FROM old_points WHERE ${since("2024-01-01")}`;
  for (const table of ["a", "b"]) await sql`INSERT INTO ${sql(`${table}_copy`)} ${sql(rows)}`;
}
