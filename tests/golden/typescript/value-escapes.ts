import * as wmill from "windmill-client";

export async function main() {
  await wmill.loadS3File("s3:///raw/\u00e9t\x65.csv");
  await wmill.loadS3File('s3:///raw/it\'s.csv');
  await wmill.loadS3File("s3:///raw/\u{1F4C4}.csv");
}
