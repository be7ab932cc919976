import { CopyObjectCommand, DeleteObjectsCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";

const client = new S3Client({});
const Bucket = "shop";

export async function main(day: string) {
  await client.send(new GetObjectCommand({ Bucket, Key: `raw/${day}.csv` }));
  await client.send(new PutObjectCommand({ Bucket: "shop-archive", Key: "out.csv", Body: "" }));
  await client.send(new CopyObjectCommand({ Bucket, Key: "copy.csv", CopySource: "/shop-archive/source.csv" }));
  await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "a.tmp" }, { Key: "b.tmp" }] } }));
  await new Upload({ client, params: { Bucket, Key: "big.bin", Body: "" } }).done();
}
