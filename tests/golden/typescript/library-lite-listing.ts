import { S3Client } from "https://deno.land/x/s3_lite_client@0.7.0/mod.ts";
import { S3Client as Bun3 } from "bun";

const lite = new S3Client({ endPoint: "s3.example.com", region: "eu", bucket: "shop-data" });
const bun = new Bun3({ bucket: "shop-data" });

export async function main() {
  for await (const row of lite.listObjects({ prefix: "raw/" })) {
    await lite.deleteObject(row.key);
  }
  const found = await bun.list({ prefix: "orders/" });
  return Promise.all(found.contents!.map(({ key }) => bun.file(key).text()));
}
