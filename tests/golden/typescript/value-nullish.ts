import * as wmill from "windmill-client";

export async function main(first?: string, second?: string) {
  await wmill.loadS3File(first ?? "s3:///raw/nullish.csv");
  await wmill.loadS3File(second || "s3:///raw/or.csv");
}
