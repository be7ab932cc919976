import * as wmill from "windmill-client";

export async function main() {
  await wmill.loadS3File({ s3: "raw/a.csv", storage: undefined });
  await wmill.loadS3File({ s3: "raw/b.csv", storage: "" });
  await wmill.loadS3File({ s3: "raw/c.csv", storage: "_default_" });
}
