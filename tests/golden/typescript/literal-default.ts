export function main(source = "s3:///raw/a.csv", { lake = "ducklake://sales" } = {}) {
  return [source, lake];
}
