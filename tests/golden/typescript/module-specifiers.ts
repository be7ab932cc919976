import * as deno from "https://deno.land/x/windmill@v1.2.3/mod.ts";
import * as esm from "https://esm.sh/windmill-client@1.818.0";
import type { S3Object } from "npm:windmill-client@^1";
import again = require("windmill-client");

export async function main() {
  await deno.loadS3File("s3:///deno.csv");
  await esm.loadS3File("s3:///esm.csv");
  await again.loadS3File("s3:///again.csv");
  await (await import("npm:windmill-client")).loadS3File("s3:///dynamic.csv");
  return { s3: "result.csv" } as S3Object;
}
