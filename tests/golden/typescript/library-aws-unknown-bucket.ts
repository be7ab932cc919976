import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

export async function main() {
  return await new S3Client({}).send(new GetObjectCommand({ Bucket: "elsewhere", Key: "raw/a.csv" }));
}
