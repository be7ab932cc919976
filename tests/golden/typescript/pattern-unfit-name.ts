import * as wmill from "windmill-client";

export async function main(page: number) {
  await wmill.writeS3File(`s3:///out/${page + 1}/${new Date().toISOString()}.json`, "{}");
}
