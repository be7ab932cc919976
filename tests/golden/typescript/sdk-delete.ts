import * as wmill from "windmill-client";

export async function main() {
  await wmill.deleteS3File({ s3: "tmp/scratch.bin" });
}
