import * as wmill from "windmill-client";

const PATHS = Object.freeze({ out: "s3:///out/frozen.csv" });

export async function main() {
  await wmill.writeS3File(PATHS.out, "");
}
