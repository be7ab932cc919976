import * as wmill from "windmill-client";

const SOURCE = "s3:///raw/orders.csv";

export async function main() {
  return await wmill.loadS3File(SOURCE);
}
