import { CopyObjectCommand, S3Client } from "@aws-sdk/client-s3";

export async function main() {
  const client = new S3Client({});
  await client.send(new CopyObjectCommand({ CopySource: "shop-data/raw/d.csv", Bucket: "shop-archive", Key: "d.csv" }));
}
