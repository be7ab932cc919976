import * as wmill from "windmill-client";

const PATHS = {
  orders: "s3:///raw/orders.csv",
  more: { items: "s3:///raw/items.csv", prices: "s3:///raw/prices.csv" },
} as const;

export async function main() {
  await wmill.loadS3File(PATHS.orders);
  await wmill.loadS3File(PATHS["more"].items);
}
