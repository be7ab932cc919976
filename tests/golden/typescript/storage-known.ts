import * as wmill from "windmill-client";

export async function main(storage: string) {
  await wmill.loadS3File("s3://archive/raw.json");
  await wmill.loadS3File("s3:///raw.json");
  await wmill.loadS3File(`s3://${storage}/raw.json`);
}
