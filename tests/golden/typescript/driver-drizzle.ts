import { drizzle } from "drizzle-orm/node-postgres";
import { pgSchema, pgTable, serial, text } from "drizzle-orm/pg-core";
import { eq, sql } from "drizzle-orm";
import * as wmill from "windmill-client";

const sessions = pgTable("sessions", { id: serial("id").primaryKey(), token: text("token") });
const events = pgSchema("audit").table("events", { id: serial("id") });

async function drop(db: ReturnType<typeof drizzle>, ids: number[]) {
  for (const id of ids) await db.delete(sessions).where(eq(sessions.id, id)).returning();
}

export async function main() {
  const db = drizzle(await wmill.databaseUrlFromResource("f/app/pg"));
  const old = await db.select({ id: sessions.id }).from(sessions).leftJoin(events, eq(events.id, sessions.id));
  await drop(db, old.map((row) => row.id));
  await db.insert(events).values({});
  await db.execute(sql`INSERT INTO session_log SELECT now()`);
}
