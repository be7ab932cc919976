import * as wmill from "windmill-client";
import { ORDERS } from "/f/shared/paths.ts";

export async function main() {
  return await wmill.loadS3File(ORDERS);
}
