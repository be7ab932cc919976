import * as wmill from "windmill-client";

export async function main() {
  return await wmill.writeS3File(undefined, "hello");
}
