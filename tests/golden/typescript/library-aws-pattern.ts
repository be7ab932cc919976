import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

export async function main(bucket: string, day: string) {
  const Key = `out/${day}.csv`;
  await new S3Client({}).send(new PutObjectCommand({ Bucket: bucket, Key, Body: "" }));
}
