import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

const client = new S3Client({});

export async function main() {
  const got = await client.send(new GetObjectCommand({ Bucket: "shop-data", Key: "raw/a.csv" }));
  await client.send(new PutObjectCommand({ Bucket: "shop-archive", Key: "2024/a.csv", Body: await got.Body!.transformToString() }));
  const removal = new DeleteObjectCommand({ Key: "tmp/a.csv", Bucket: "shop-data" });
  await client.send(removal);
}
