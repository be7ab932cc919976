import * as wmill from "windmill-client";

export async function main() {
  await wmill.loadS3File("");
  await wmill.getResource("");
  await wmill.signS3Objects([]);
}
