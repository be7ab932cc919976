export function main(path: string) {
  if (path === "s3:///raw/a.csv" || path != "s3:///raw/b.csv") {
    return 1;
  }
  return ["s3:///raw/c.csv"].includes(path);
}
