import * as wmill from "windmill-client";

export async function main(body: Blob) {
  const copy = await wmill.loadS3File({ s3: "raw/a.csv" }, "f/data/minio");
  await wmill.writeS3File({ s3: "out/a.csv" }, body, "$res:f/data/minio_out", "text/csv");
  return copy;
}
