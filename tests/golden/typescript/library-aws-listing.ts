import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";

const client = new S3Client({});
const Bucket = "shop-data";

export async function main() {
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: "orders/" }));
  for (const row of Contents ?? []) {
    await client.send(new GetObjectCommand({ Bucket, Key: row.Key! }));
  }
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: "tmp/" })) {
    const Objects = page.Contents?.map((row) => ({ Key: row.Key }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
  const seen = await client.send(new ListObjectsV2Command({ Bucket: "shop-archive", Prefix: "looked-at/" }));
  return [seen.Contents?.length, await client.send(new ListObjectsV2Command({ Bucket }))];
}
