import * as wmill from "windmill-client";

export async function main(days: string[]) {
  await wmill.writeS3File({ s3: "reports/no_orders.txt" }, `No orders on ${days.join(", ")}`);
}
