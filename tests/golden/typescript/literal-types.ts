type Source = "s3:///raw/a.csv" | `s3:///raw/${string}`;

interface Paths {
  "s3:///raw/b.csv": number;
}

export function main(source: Source, paths: Paths) {
  return [source, paths];
}
