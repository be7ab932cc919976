import * as wmill from "windmill-client";

export async function main() {
  await wmill.writeS3File("s3:///out/o.csv", "");
  console.log("s3:///out/o.csv");
}
