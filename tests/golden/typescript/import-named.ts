import { getResource, loadS3File } from "windmill-client";

export async function main() {
  await getResource("u/me/pg");
  return await loadS3File("s3:///raw/named.csv");
}
