import * as lib from "datalib";

export async function main() {
  await lib.getResource("u/me/pg");
  return await lib.loadS3File("s3:///raw/other.csv");
}
