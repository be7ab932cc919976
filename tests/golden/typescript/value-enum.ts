import * as wmill from "windmill-client";

enum Source {
  Orders = "s3:///raw/orders.csv",
  Items = "s3:///raw/items.csv",
}

export async function main() {
  return await wmill.loadS3File(Source.Orders);
}
