import * as wmill from "windmill-client";

const key = (day: string) => `s3:///raw/${day}.csv`;

export async function main(day: string) {
  return await wmill.loadS3File(key(day));
}
