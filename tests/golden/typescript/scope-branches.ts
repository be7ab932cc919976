import * as wmill from "windmill-client";

export async function main(kind: string) {
  let path = "s3:///raw/other.csv";
  if (kind === "a") {
    path = "s3:///raw/a.csv";
  } else if (kind === "b") {
    path = "s3:///raw/b.csv";
  }
  return await wmill.loadS3File(path);
}
