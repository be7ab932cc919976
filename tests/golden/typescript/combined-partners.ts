// Nightly ETL: partners drop CSVs, we validate them and load them to the warehouse.
import * as wmill from "windmill-client";
import type { S3Object } from "windmill-client";
import Papa from "papaparse";
import { z } from "zod";
import pLimit from "p-limit";

const PartnerSchema = z.object({ sku: z.string().min(1), qty: z.coerce.number().int(), price: z.coerce.number() });
type PartnerRow = z.infer<typeof PartnerSchema>;

interface Partner {
  id: string;
  storage?: string;
  inbox: string;
  table: string;
  webhook?: string;
}

const PARTNERS: readonly Partner[] = [
  { id: "acme", inbox: "partners/acme/inbox", table: "partner_acme" },
  { id: "globex", storage: "partner-drop", inbox: "globex", table: "partner_globex", webhook: "https://hooks.globex.test/x" },
];

class ValidationError extends Error {
  constructor(
    readonly partner: Partner,
    readonly issues: { line: number; message: string }[],
  ) {
    super(`${partner.id}: ${issues.length} bad rows`);
    this.name = "ValidationError";
  }
}

type Outcome = { partner: string; loaded: number } | { partner: string; failed: string };

const dayOf = (d: Date) => d.toISOString().split("T")[0];

function inboxObject(p: Partner, day: string): S3Object {
  return { s3: `${p.inbox}/${day}.csv`, ...(p.storage ? { storage: p.storage } : {}) };
}

async function readRows(p: Partner, day: string): Promise<PartnerRow[]> {
  const bytes = await wmill.loadS3File(inboxObject(p, day));
  if (!bytes) return [];
  const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true });
  const issues: { line: number; message: string }[] = [];
  const rows: PartnerRow[] = [];
  data.forEach((raw, i) => {
    const r = PartnerSchema.safeParse(raw);
    if (r.success) rows.push(r.data);
    else issues.push({ line: i + 2, message: r.error.message });
  });
  if (issues.length > data.length / 10) throw new ValidationError(p, issues);
  return rows;
}

class Loader {
  private readonly dt = wmill.datatable("warehouse");

  async load(p: Partner, rows: PartnerRow[], day: string) {
    await this.dt.query(`DELETE FROM ${p.table} WHERE day = $1`, day).execute();
    for (const chunk of this.chunks(rows, 500)) {
      const payload = JSON.stringify(chunk);
      await this.dt.query(
        `INSERT INTO ${p.table} (day, sku, qty, price)
         SELECT $1::date, r.sku, r.qty, r.price
         FROM json_to_recordset($2::json) AS r(sku text, qty int, price numeric)
         JOIN skus USING (sku)`,
        day,
        payload,
      ).execute();
    }
    await this.dt`INSERT INTO loads (partner, day, n) VALUES (${p.id}, ${day}, ${rows.length})`.execute();
  }

  private *chunks<T>(xs: T[], n: number) {
    for (let i = 0; i < xs.length; i += n) yield xs.slice(i, i + n);
  }
}

async function reject(e: ValidationError, day: string): Promise<void> {
  const target: S3Object = { s3: `rejected/${e.partner.id}/${day}.json` };
  await wmill.writeS3File(target, JSON.stringify(e.issues), undefined, "application/json");
  if (e.partner.webhook) {
    await fetch(e.partner.webhook, { method: "POST", body: JSON.stringify({ day, issues: e.issues.length }) });
  }
}

export async function main(day: string = dayOf(new Date()), concurrency = 2): Promise<Outcome[]> {
  const limit = pLimit(concurrency);
  const loader = new Loader();
  const run = async (p: Partner): Promise<Outcome> => {
    try {
      const rows = await readRows(p, day);
      await loader.load(p, rows, day);
      return { partner: p.id, loaded: rows.length };
    } catch (e) {
      if (e instanceof ValidationError) {
        await reject(e, day);
        return { partner: p.id, failed: e.message };
      }
      throw e;
    }
  };
  const outcomes = await Promise.all(PARTNERS.map((p) => limit(() => run(p))));
  await wmill.setResource({ day, outcomes }, "f/etl/partner_status", "any");
  return outcomes;
}
