import * as wmill from "windmill-client";

export async function main() {
  const body = await wmill.loadS3File("s3:///state/counter.txt");
  await wmill.writeS3File("s3:///state/counter.txt", String(body) + "1");
}
