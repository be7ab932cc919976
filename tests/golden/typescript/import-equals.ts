import wmill = require("windmill-client");

export async function main() {
  return await wmill.loadS3File("s3:///raw/equals.csv");
}
