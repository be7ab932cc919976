// asset-ignore: s3:///raw/example.csv
import * as wmill from "windmill-client";

export async function main() {
  console.log("s3:///raw/example.csv");
  return await wmill.loadS3File("s3:///raw/a.csv");
}
