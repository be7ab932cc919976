import * as wmill from "windmill-client";

export async function main(day: string) {
  await wmill.writeS3File("s3://archive/" + day + "/orders.csv", "");
}
