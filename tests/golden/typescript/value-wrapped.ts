import * as wmill from "windmill-client";

const SOURCE = "s3:///raw/wrapped.csv" as string | undefined;

export async function main() {
  return await wmill.loadS3File(await ((SOURCE!) as `s3:///${string}`));
}
