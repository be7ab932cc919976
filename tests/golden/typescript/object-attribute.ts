import * as wmill from "windmill-client";

const source = { s3: "raw/a.csv", storage: "archive" };

export async function main() {
  const body = await wmill.loadS3File(source);
  await wmill.writeS3File({ ...source, s3: `copy/${source.s3}` }, new Blob([body!]));
}
