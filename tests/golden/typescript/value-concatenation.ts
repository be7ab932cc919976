import * as wmill from "windmill-client";

const BASE = "s3:///raw/";
const NAME = "orders";

export async function main() {
  await wmill.loadS3File(BASE + NAME + ".csv");
  await wmill.loadS3File(BASE.concat(NAME, ".parquet"));
}
