import AWS from "aws-sdk";

const s3 = new AWS.S3();

export async function main() {
  const found = await s3.listObjectsV2({ Bucket: "shop-data", Prefix: "orders/" }).promise();
  return Promise.all(
    (found.Contents ?? []).map((row) => s3.getObject({ Bucket: "shop-data", Key: row.Key }).promise()),
  );
}
