import { EventEmitter } from "node:events";
import * as wmill from "windmill-client";

type Kind = "page" | "click" | "purchase";
type Ev<K extends Kind = Kind> = { kind: K; user: string; at: number; data: Record<string, unknown> };

const lake = wmill.ducklake("events");
const state = { s3: "state/events_cursor.json", storage: "ops" };

const TABLE: { readonly [K in Kind]: `fact_${K}` } = {
  page: "fact_page",
  click: "fact_click",
  purchase: "fact_purchase",
};

async function readCursor(): Promise<number> {
  try {
    const raw = await wmill.loadS3File(state);
    return JSON.parse(new TextDecoder().decode(raw)).at ?? 0;
  } catch {
    return 0;
  }
}

const writeCursor = (at: number) => wmill.writeS3File(state, JSON.stringify({ at }));

async function* pull(since: number): AsyncGenerator<Ev[], void, void> {
  let cursor: string | null = null;
  do {
    const url = new URL("https://collector.example.com/v1/events");
    url.searchParams.set("since", String(since));
    if (cursor) url.searchParams.set("cursor", cursor);
    const page: { events: Ev[]; next: string | null } = await fetch(url).then((r) => r.json());
    yield page.events;
    cursor = page.next;
  } while (cursor);
}

class Sink extends EventEmitter {
  private buffers = new Map<Kind, Ev[]>();
  private total = 0;

  constructor(private readonly batch = 1000) {
    super();
    this.on("full", (k: Kind) => void this.flush(k));
  }

  add(e: Ev) {
    const b = this.buffers.get(e.kind) ?? [];
    b.push(e);
    this.buffers.set(e.kind, b);
    if (b.length >= this.batch) this.emit("full", e.kind);
  }

  async flush(kind: Kind) {
    const rows = this.buffers.get(kind) ?? [];
    this.buffers.delete(kind);
    if (!rows.length) return;
    const table = TABLE[kind];
    await lake`INSERT INTO ${lake.raw(table)} SELECT * FROM json_each(${JSON.stringify(rows)})`.execute();
    this.total += rows.length;
  }

  async close() {
    for (const k of Object.keys(TABLE) as Kind[]) await this.flush(k);
    return this.total;
  }
}

const REFRESH = [
  ["daily_pages", "SELECT user, count(*) AS n FROM fact_page GROUP BY user"],
  ["revenue", "SELECT date_trunc('day', at) AS d, sum(data.amount) AS eur FROM fact_purchase GROUP BY 1"],
] as const;

async function refresh() {
  for (const [name, select] of REFRESH) {
    await lake`CREATE OR REPLACE TABLE ${lake.raw(name)} AS ${lake.raw(select)}`.execute();
  }
}

export async function main(full = false) {
  const since = full ? 0 : await readCursor();
  const sink = new Sink();
  let latest = since;
  for await (const events of pull(since)) {
    for (const e of events) {
      sink.add(e);
      latest = Math.max(latest, e.at);
    }
  }
  const total = await sink.close();
  await refresh();
  await writeCursor(latest);
  return { total, latest };
}
