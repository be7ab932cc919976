import * as wmill from "windmill-client";

export async function main() {
  await wmill.loadS3File({ s3: "raw/one.csv" });
  await wmill.writeS3File("s3:///raw/one.csv", "");
}
