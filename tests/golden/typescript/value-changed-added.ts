import * as wmill from "windmill-client";

const config = { s3: "old.csv" };
const file = { s3: "a", storage: "files" };

export async function main() {
  config.s3 = "new.csv";
  await wmill.loadS3File(config);
  file.s3 += "/b.csv";
  await wmill.loadS3File(file);
  for (const day of ["x", "y"]) {
    const target = { s3: day };
    target.s3 += ".csv";
    await wmill.writeS3File(target, "");
  }
}
