import { parseS3Object } from "windmill-client";

export function main() {
  return parseS3Object("s3:///raw/parsed.csv");
}
