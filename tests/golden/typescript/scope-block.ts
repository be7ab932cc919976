import * as wmill from "windmill-client";

const path = "s3:///raw/outer.csv";

export async function main() {
  {
    const path = "s3:///tmp/inner.csv";
    await wmill.deleteS3File(path as any);
  }
  return await wmill.loadS3File(path);
}
