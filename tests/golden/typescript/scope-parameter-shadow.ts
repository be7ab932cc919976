import * as wmill from "windmill-client";

const path = "s3:///raw/constant.csv";

export async function main(path: string) {
  return await wmill.loadS3File(path);
}
