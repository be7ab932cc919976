import * as wmill from "windmill-client";

export async function main(source = "s3:///raw/default.csv") {
  return await wmill.loadS3File(source);
}
