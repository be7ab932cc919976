import { loadS3File, type S3Object } from "windmill-client";

function object({ name, storage = "archive" }: { name: string; storage?: string }): S3Object {
  return { s3: `raw/${name}.csv`, storage };
}

export async function main() {
  return await loadS3File(object({ name: "orders" }));
}
