/**
 * "s3:///raw/doc.csv"
 */
// "s3:///raw/line.csv"
export function main() {
  return 1; /* "s3:///raw/block.csv" */
}
