import type { S3Object } from "windmill-client";
import { loadS3File } from "./storage.ts";

export async function main(file: S3Object) {
  return [file, await loadS3File("archive/file.csv")];
}
