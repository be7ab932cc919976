import * as wmill from "windmill-client";

export async function main(file: { s3: string; storage: string }) {
  return await wmill.loadS3File({ s3: file.s3, storage: file.storage });
}
