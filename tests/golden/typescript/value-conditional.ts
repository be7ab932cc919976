import * as wmill from "windmill-client";

export async function main(test: boolean) {
  const stage = test ? "test" : "live";
  await wmill.writeS3File(`s3:///${stage}/out.csv`, "");
  return await wmill.loadS3File(test ? "s3:///test/a.csv" : "s3:///raw/a.csv");
}
