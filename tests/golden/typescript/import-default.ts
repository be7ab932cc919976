import client, { type S3Object, getResource } from "windmill-client";

export async function main(): Promise<S3Object | undefined> {
  await getResource("u/me/pg");
  await client.deleteS3File({ s3: "tmp/old.csv" });
  return undefined;
}
