import * as wmill from "windmill-client";

export async function main() {
  const bodies = await Promise.all(["s3:///raw/a.csv", "s3:///raw/b.csv"].map((path) => wmill.loadS3File(path)));
  ["c", "d"].forEach(async function (name) {
    await wmill.deleteS3File({ s3: `tmp/${name}.csv` });
  });
  return bodies;
}
