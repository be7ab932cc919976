import { appendPartition, upsertPartition } from "windmill-client";

export async function main(day: string) {
  await upsertPartition({
    ducklake: "lake",
    table: "orders",
    selectSql: `SELECT * FROM staging WHERE day = '${day}'`,
    partition: day,
    uniqueKey: "id",
  }).execute();
  await appendPartition({ table: "events", selectSql: "SELECT * FROM 's3:///raw/events.json'" }).execute();
}
