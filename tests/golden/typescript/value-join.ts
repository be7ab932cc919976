import * as path from "node:path";
import * as wmill from "windmill-client";

export async function main() {
  await wmill.loadS3File({ s3: path.posix.join("raw", "2024", "a.csv") });
  await wmill.loadS3File(["s3://archive", "2023", "b.csv"].join("/"));
}
