import * as wmill from "windmill-client";

export async function main(test: boolean) {
  let path = "s3:///raw/live.csv";
  if (test) {
    path = "s3:///raw/test.csv";
    return path;
  }
  return await wmill.loadS3File(path);
}
