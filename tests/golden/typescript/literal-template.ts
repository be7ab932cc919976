export function main(day: string, count: number) {
  console.log(`s3:///raw/${day}.csv`);
  console.log(`read:s3:///raw/${count}.csv`);
}
