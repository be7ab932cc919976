import * as wmill from "windmill-client";

let path = "s3:///raw/before.csv";

export async function main() {
  return await wmill.loadS3File(path);
}

export function useTest() {
  path = "s3:///raw/test.csv";
}
