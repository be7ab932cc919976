import * as wmill from "windmill-client";

export async function main(key: string) {
  return await wmill.loadS3File({ s3: key, storage: "archive" });
}
