import * as wmill from "windmill-client";

export async function main() {
  await wmill.writeS3File("file.csv", "a,b");
}
