import * as wmill from "windmill-client";
import { ORDERS } from "/f/shared/paths.ts";

export async function main() {
  await wmill.loadS3File("s3:///raw/a.csv");
  return ORDERS;
}
