import * as wmill from "windmill-client";

export async function main(test: boolean) {
  if (test) {
    var path = "s3:///raw/test.csv";
  } else {
    path = "s3:///raw/live.csv";
  }
  return await wmill.loadS3File(path);
}
