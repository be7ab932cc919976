import * as wmill from "windmill-client";

const PATHS: Record<string, string> = { orders: "s3:///raw/orders.csv", items: "s3:///raw/items.csv" };

export async function main(name: string) {
  return await wmill.loadS3File(PATHS[name]);
}
