import { S3 } from "@aws-sdk/client-s3";

export const main = () => new S3({}).getObject({ Bucket: "elsewhere", Key: "raw.csv" });
