import * as wmill from "windmill-client";

export async function main() {
  let path = "s3:///raw";
  path += "/2024";
  path += "/orders.csv";
  return await wmill.loadS3File(path);
}
