import AWS from "aws-sdk";

const s3 = new AWS.S3();

export async function main() {
  const got = await s3.getObject({ Bucket: "shop-data", Key: "raw/c.csv" }).promise();
  await s3.upload({ Bucket: "shop-archive", Key: "c.csv", Body: got.Body }).promise();
}
