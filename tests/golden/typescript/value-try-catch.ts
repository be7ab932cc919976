import { loadS3File } from "windmill-client";
export async function main() {
  let k = "tc/a.csv";
  try { await risky(); k = "tc/b.csv"; } catch { k = "tc/c.csv"; } finally { await loadS3File({ s3: k }); }
}
