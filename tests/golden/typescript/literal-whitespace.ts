export function main(day: string) {
  console.log("s3:///raw/a.csv is the input");
  console.log(`s3:///raw/${day}.csv was read`);
  throw new Error("cannot read s3:///raw/a.csv");
}
