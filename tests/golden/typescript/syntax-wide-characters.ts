import * as wmill from "windmill-client";

export async function main() {
  return ["é😀", await wmill.loadS3File("s3:///raw/größe.csv")];
}
