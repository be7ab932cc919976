import * as wmill from "windmill-client";

function key(name: string, kind = "csv") {
  return `s3:///raw/${name}.${kind}`;
}

export async function main() {
  await wmill.loadS3File(key("orders"));
  await wmill.loadS3File(key("items", "parquet"));
}
