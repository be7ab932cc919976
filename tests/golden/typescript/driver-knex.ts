import knex, { type Knex } from "knex";
import * as wmill from "windmill-client";

let db: Knex;

async function stale(days: number) {
  return db("accounts as a")
    .leftJoin("plans as p", "p.id", "a.plan_id")
    .where("a.seen", "<", days)
    .select("a.id", "p.name");
}

async function archive(ids: number[]) {
  await db.transaction(async (trx) => {
    await trx("accounts_archive").insert(trx("accounts").whereIn("id", ids));
    await trx("accounts").whereIn("id", ids).del();
    await trx.withSchema("audit").insert({ at: new Date() }).into("events");
    await trx.raw("REFRESH MATERIALIZED VIEW account_stats");
  });
}

export async function main(days = 90) {
  db = knex({ client: "pg", connection: await wmill.getResource("f/app/pg") });
  await db.schema.createTable("accounts_archive", (table) => table.increments());
  await archive((await stale(days)).map((row) => row.id));
  await db.destroy();
  const other = knex({ client: "mysql2", connection: await wmill.getResource("f/app/mysql") });
  return other("Plans");
}
