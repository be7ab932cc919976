import * as wmill from "windmill-client";

export async function main(file: string) {
  return await wmill.loadS3File(file);
}
