import * as wmill from "windmill-client";

export async function main() {
  const blob = await wmill.loadS3FileStream({ s3: "2023/orders.parquet", storage: "archive" });
  return blob?.size;
}
