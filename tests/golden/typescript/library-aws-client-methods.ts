import { S3 } from "@aws-sdk/client-s3";

const s3 = new S3({});

export async function main() {
  await s3.putObject({ Bucket: "shop-data", Key: "out/b.csv", Body: "" });
  return await s3.getObject({ Bucket: "shop-data", Key: "raw/b.csv" });
}
