import * as wmill from "windmill-client";

export async function main() {
  console.log("s3://demo/raw.json");
  return await wmill.loadS3File({ s3: "raw.json", storage: "cold" });
}
