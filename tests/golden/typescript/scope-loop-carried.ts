import * as wmill from "windmill-client";

export async function main(rounds: number) {
  let path = "s3:///raw/first.csv";
  for (let i = 0; i < rounds; i++) {
    await wmill.loadS3File(path);
    path = "s3:///raw/next.csv";
  }
}
