import * as wmill from "windmill-client";

// volume: models /data/models
// asset: write s3:///out/late.csv
export async function main() {
  // asset: read s3:///raw/body.csv
  return await wmill.loadS3File("s3:///raw/a.csv");
}
