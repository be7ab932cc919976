import * as wmill from "windmill-client";

export async function main() {
  const s3 = "raw/short.csv";
  const storage = "archive";
  return await wmill.loadS3File({ s3, storage });
}
