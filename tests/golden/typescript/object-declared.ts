import { S3Object } from "windmill-client";

const logo: S3Object = { s3: "public/logo.png" };

export async function main(file: S3Object = { s3: "raw/default.csv", storage: "archive" }): Promise<S3Object> {
  return { s3: "out/result.csv" };
}
