import * as wmill from "windmill-client";

export async function main() {
  return 1;
  await wmill.loadS3File("s3:///raw/a.csv");
}

if (false) {
  wmill.deleteS3File({ s3: "tmp/b.csv" });
}
