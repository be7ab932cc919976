import { loadS3File } from "windmill-client";
const M = new Map([["a", "mm/a.csv"], ["b", "mm/b.csv"]]);
const S = new Set(["ms/a.csv"]);
export async function main() {
  await loadS3File({ s3: M.get("a")! });
  for (const [, v] of M) await loadS3File({ s3: v });
  for (const k of S) await loadS3File({ s3: k });
}
