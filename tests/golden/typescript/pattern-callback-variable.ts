import * as wmill from "windmill-client";

export async function main(days: string[]) {
  return await Promise.all(days.map((day) => wmill.loadS3File(`s3:///raw/${day}.csv`)));
}
