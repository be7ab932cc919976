import * as wmill from "windmill-client";

const BASE = "s3://archive";
const YEAR = 2024;

export async function main() {
  return await wmill.loadS3File(`${BASE}/${YEAR}/orders.csv`);
}
