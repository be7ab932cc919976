import * as wmill from "npm:windmill-client@1.818.0";

export async function main() {
  return await wmill.loadS3File("s3:///raw/npm.csv");
}
