import * as aws from "npm:@aws-sdk/client-s3@3.540.0";

export async function main() {
  const client = new aws.S3Client({ region: "eu-west-1" });
  return await client.send(new aws.GetObjectCommand({ Bucket: "shop-data", Key: "raw/npm.csv" }));
}
