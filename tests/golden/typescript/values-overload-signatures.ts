import * as wmill from "windmill-client";

export function load(key: string): Promise<Uint8Array | undefined>;
export function load(key: string, storage: string): Promise<Uint8Array | undefined>;
export async function load(key: string, storage?: string) {
  return await wmill.loadS3File({ s3: key, storage });
}

function path(day: string): string;
function path(day: string, kind: "raw" | "clean"): string;
function path(day: string, kind = "raw") {
  return `s3:///${kind}/${day}.csv`;
}

class Store {
  get(key: string): Promise<unknown>;
  get(key: string, kind: string): Promise<unknown>;
  get(key: string, kind?: string) {
    return wmill.loadS3File({ s3: `${kind ?? "data"}/${key}` });
  }
}

export async function main() {
  await load("orders.csv");
  await load("orders.csv", "archive");
  await wmill.writeS3File(path("2024-05-01"), "");
  await new Store().get("x.json");
}
