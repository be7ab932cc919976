import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import * as wmill from "windmill-client";

interface Tables {
  person: { id: number; name: string };
  pet: { id: number; owner: number };
}

export async function main() {
  const settings = await wmill.getResource("u/ann/pg");
  const dialect = new PostgresDialect({ pool: new Pool({ ...settings, database: settings.dbname }) });
  const db = new Kysely<Tables>({ dialect });
  const rows = await db
    .selectFrom("person as p")
    .innerJoin("pet", "pet.owner", "p.id")
    .select(["p.name", "pet.id"])
    .execute();
  await db.transaction().execute(async (trx) => {
    await trx.insertInto("log").values({ n: rows.length }).execute();
    await trx.updateTable("seen").set({ at: 1 }).returning("id").execute();
  });
  await sql`DELETE FROM pet WHERE owner IS NULL`.execute(db);
}
