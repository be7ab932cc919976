import { join } from "node:path/posix";
import * as wmill from "windmill-client";

export async function main(day: string) {
  await wmill.loadS3File(["s3:///raw", day, "a.csv"].join("/"));
  await wmill.loadS3File({ s3: join("raw", day, "b.csv") });
}
