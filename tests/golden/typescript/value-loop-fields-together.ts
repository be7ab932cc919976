import * as wmill from "windmill-client";

const JOBS = [
  { schema: "crm", table: "customers" },
  { schema: "crm", table: "deals" },
  { schema: "billing", table: "invoices" },
] as const;
const lake = wmill.ducklake("main");

export async function main() {
  for (const { schema, table } of JOBS) {
    await wmill.writeS3File({ s3: `${schema}/${table}.csv` }, "");
  }
  await Promise.all(JOBS.map((job) => wmill.loadS3File({ s3: "in/" + job.schema + "/" + job.table })));
  for (const job of JOBS) {
    await wmill.deleteS3File({ s3: job.table, storage: job.schema });
    await lake`DELETE FROM ${lake.raw(job.schema)}.${lake.raw(job.table)}`.execute();
  }
  for (const [name, part] of Object.entries({ one: "1", two: "2" })) {
    await wmill.loadS3File({ s3: `items/${name}/${part}` });
  }
}
