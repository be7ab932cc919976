import { loadS3File } from "windmill-client@1.818.0";

export async function main() {
  return await loadS3File("s3:///raw/versioned.csv");
}
