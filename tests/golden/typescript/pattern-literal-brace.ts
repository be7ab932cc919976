import * as wmill from "windmill-client";

export async function main() {
  console.log("s3:///raw/2024-*/part-?.parquet");
  return await wmill.loadS3File("s3:///raw/{partition}/orders.csv");
}
