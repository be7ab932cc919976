import * as wmill from "windmill-client";

const { loadS3File, getResource: resource } = wmill;

export async function main() {
  await resource("u/me/pg");
  return await loadS3File("s3:///raw/destructured.csv");
}
