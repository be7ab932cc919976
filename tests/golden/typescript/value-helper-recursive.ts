import * as wmill from "windmill-client";

const even = (path: string): string => odd(path);
const odd = (path: string): string => even(path);
function shorten(path: string): string {
  return path.length < 40 ? path : shorten(path.slice(1));
}

export async function main() {
  await wmill.loadS3File("s3:///raw/real.csv");
  return [even("x"), shorten("y")];
}
