import * as wmill from "windmill-client";

export async function main() {
  const job = ["s3:///out/tuple.txt", "done"] as const;
  await wmill.writeS3File(...job);
}
