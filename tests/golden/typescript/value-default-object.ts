import { loadS3File } from "windmill-client";
function key(t: string, opts: { ext?: string } = {}) { return `h/${t}.${opts.ext ?? "csv"}`; }
const k2 = (t: string) => { const x = t + ".parquet"; return `h2/${x}`; };
export async function main() {
  await loadS3File({ s3: key("a") });
  await loadS3File({ s3: key("b", { ext: "json" }) });
  await loadS3File({ s3: k2("c") });
}
