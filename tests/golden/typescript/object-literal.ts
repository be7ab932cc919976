import * as wmill from "windmill-client";

export async function main() {
  await wmill.writeS3File({ s3: "out/a.csv", storage: "archive" }, "");
  return await wmill.loadS3File({ "s3": 'raw/a.csv', ["storage"]: "cold" });
}
