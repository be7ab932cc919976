import * as wmill from "windmill-client";

export async function main(source: wmill.S3Object | null = null, other: any = undefined, day: string = "") {
  await wmill.loadS3File(source!);
  await wmill.loadS3File(other);
  return await wmill.loadS3File(`s3:///days/${day}.csv`);
}
