import { loadS3File } from "windmill-client";
export async function main() {
  return Promise.all([{ s3: "mp/a.csv" }, { s3: "mp/b.csv" }].map(loadS3File));
}
