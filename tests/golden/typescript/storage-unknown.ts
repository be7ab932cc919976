import * as wmill from "windmill-client";

export async function main() {
  return await wmill.loadS3File("s3://demo/raw.json");
}
