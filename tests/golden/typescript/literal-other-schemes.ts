export function main(run: (...uris: string[]) => void) {
  run("https://example.com/a.csv", "gs://bucket/a.csv", "s3a://bucket/a.csv", "S3:///raw/a.csv", "var://f/shop/key");
}
