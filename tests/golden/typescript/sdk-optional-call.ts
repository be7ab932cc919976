import * as wmill from "windmill-client";

export async function main() {
  const body = (await (wmill?.loadS3File)?.(("s3:///raw/optional.csv")))!;
  return body.length;
}
