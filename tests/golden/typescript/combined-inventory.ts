import { Pool } from "pg";
import { S3Client, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import * as wmill from "windmill-client";

namespace RT {
  export type Postgresql = { host: string; port: number; user: string; password: string; dbname: string };
  export type S3 = { bucket: string; region: string; accessKey: string; secretKey: string; endPoint: string };
}

type Level = "warehouse" | "store";
type Stock = { sku: string; place: string; qty: number };

const SQL = {
  stock: (level: Level) => `
    SELECT s.sku, s.place, s.qty
    FROM inventory.${level}_stock s
    JOIN catalog.products p ON p.sku = s.sku
    WHERE NOT p.retired`,
  movement: `INSERT INTO inventory.movements (sku, source, target, qty) VALUES ($1, $2, $3, $4)`,
  touch: "UPDATE inventory.store_stock SET checked = now() WHERE place = $1",
} as const;

class Forecast {
  constructor(private readonly values: ReadonlyMap<string, number>) {}
  static async load(s3: S3Client, bucket: string, month: string): Promise<Forecast> {
    const out = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: `forecast/${month}.json` }));
    const json = JSON.parse(await out.Body!.transformToString()) as Record<string, number>;
    return new Forecast(new Map(Object.entries(json)));
  }
  need(sku: string) {
    return this.values.get(sku) ?? 0;
  }
}

class Inventory {
  readonly #pool: Pool;
  constructor(cfg: RT.Postgresql) {
    const { dbname, ...rest } = cfg;
    this.#pool = new Pool({ ...rest, database: dbname });
  }
  async stock(level: Level): Promise<Stock[]> {
    return (await this.#pool.query(SQL.stock(level))).rows;
  }
  async move(m: { sku: string; from: string; to: string; qty: number }) {
    const { sku, from, to, qty } = m;
    await this.#pool.query(SQL.movement, [sku, from, to, qty]);
  }
  async touch(place: string) {
    await this.#pool.query(SQL.touch, [place]);
  }
  close = () => this.#pool.end();
}

function plan(warehouse: Stock[], stores: Stock[], forecast: Forecast) {
  const byPlace = Map.groupBy(stores, (s) => s.place);
  const free = new Map(warehouse.map((s) => [s.sku, s]));
  const moves: { sku: string; from: string; to: string; qty: number }[] = [];
  for (const [place, rows] of byPlace) {
    for (const { sku, qty } of rows) {
      const missing = forecast.need(sku) - qty;
      const source = free.get(sku);
      if (missing > 0 && source && source.qty >= missing) {
        source.qty -= missing;
        moves.push({ sku, from: source.place, to: place, qty: missing });
      }
    }
  }
  return moves;
}

export async function main(month: string) {
  const [pg, s3res] = await Promise.all([
    wmill.getResource("f/inv/pg") as Promise<RT.Postgresql>,
    wmill.getResource("f/inv/s3") as Promise<RT.S3>,
  ]);
  const s3 = new S3Client({
    region: s3res.region,
    endpoint: `https://${s3res.endPoint}`,
    credentials: { accessKeyId: s3res.accessKey, secretAccessKey: s3res.secretKey },
  });
  const inv = new Inventory(pg);
  try {
    const [warehouse, stores, forecast] = await Promise.all([
      inv.stock("warehouse"),
      inv.stock("store"),
      Forecast.load(s3, "acme-planning", month),
    ]);
    const moves = plan(warehouse, stores, forecast);
    for (const m of moves) await inv.move(m);
    await Promise.all([...new Set(moves.map((m) => m.to))].map((p) => inv.touch(p)));
    await s3.send(
      new PutObjectCommand({ Bucket: "acme-planning", Key: `moves/${month}.json`, Body: JSON.stringify(moves) }),
    );
    return moves.length;
  } finally {
    await inv.close();
  }
}
