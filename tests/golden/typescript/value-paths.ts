import * as wmill from "windmill-client";

import path from "node:path";
import { posix } from "path";

const folder = "raw";

export async function main(day: string) {
  await wmill.loadS3File({ s3: path.join(folder, day, "a.csv") });
  await wmill.loadS3File({ s3: posix.join(folder + "/", "/b.csv") });
}
