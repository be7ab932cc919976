import { DeleteObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";

export async function main(client: S3Client) {
  const found = await client.send(new ListObjectsV2Command({ Bucket: "shop-data", Prefix: "tmp/" }));
  for (const { Key } of found.Contents ?? []) {
    await client.send(new DeleteObjectCommand({ Bucket: "shop-data", Key }));
  }
}
