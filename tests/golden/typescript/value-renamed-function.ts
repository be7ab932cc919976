import { loadS3File } from "windmill-client";
import * as wmill from "windmill-client";

const load = loadS3File;
const { writeS3File: write, ...rest } = wmill;
const io = { get: wmill.getResource };

export async function main() {
  await load("s3:///raw.csv");
  await write("s3:///out.csv", "");
  await rest.deleteS3File({ s3: "tmp.csv" });
  await io.get("u/me/pg");
}
