import * as wmill from "windmill-client";

export async function main() {
  let path = "s3:///raw/first.csv";
  path = "s3:///raw/second.csv";
  return await wmill.loadS3File(path);
}
