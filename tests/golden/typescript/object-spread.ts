import * as wmill from "windmill-client";

const defaults = { s3: "raw/default.csv", storage: "archive" };

export async function main() {
  return await wmill.loadS3File({ ...defaults, s3: "raw/orders.csv" });
}
