export function main(path: string) {
  if (path.startsWith("s3:///raw/") || path.endsWith("res://u/me/pg")) {
    return path.split("s3:///sep/x");
  }
  if (new RegExp("s3://archive/.+").test(path) || /s3:\/\/archive\/x/.test(path)) {
    return [path.match("s3:///raw/x")];
  }
  return [];
}
