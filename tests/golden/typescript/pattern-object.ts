import * as wmill from "windmill-client";

export async function main(day: string) {
  return await wmill.loadS3File({ s3: `raw/${day}.csv`, storage: "archive" });
}
