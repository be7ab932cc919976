import * as wmill from "windmill-client";

export async function main() {
  const bytes = await wmill.loadS3File("s3:///raw/orders.csv");
  return new TextDecoder().decode(bytes);
}
