import * as wmill from "windmill-client";

export async function main(ids: number[]) {
  let isDone = false;
  ids.forEach(() => {
    isDone = true;
  });
  await wmill.loadS3File({ s3: isDone ? "done.csv" : "open.csv" });
  const object: { s3: string; storage?: string } = { s3: "a.csv", storage: "gone" };
  delete object.storage;
  await wmill.loadS3File(object);
}
