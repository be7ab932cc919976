import * as wmill from "windmill-client";

const broken = ;

export async function main() {
  return await wmill.loadS3File("s3:///raw/a.csv");
}
