import * as wmill from "windmill-client";

const [RAW, ...REST] = ["s3:///raw/a.csv", "s3:///out/b.csv"];
const { target: { path }, backup = "s3:///backup/a.csv" } = { target: { path: "s3:///out/a.csv" } } as any;

export async function main() {
  await wmill.loadS3File(RAW);
  await wmill.writeS3File(REST[0], "");
  await wmill.writeS3File(path, "");
  await wmill.writeS3File(backup, "");
}
