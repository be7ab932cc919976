import * as wmill from "windmill-client";

export async function main(region: string = "eu", { day = "monday" }: { day?: string } = {}, year = 2024) {
  await wmill.loadS3File(`s3:///in/${region}.json`);
  await wmill.loadS3File(`s3:///in/${day.toUpperCase()}/${year}.json`);
}
