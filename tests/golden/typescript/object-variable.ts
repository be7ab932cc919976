import * as wmill from "windmill-client";

export async function main() {
  const target: { s3: string; storage?: string } = { s3: "out/a.csv" };
  target.storage = "archive";
  await wmill.writeS3File(target, "");
}
