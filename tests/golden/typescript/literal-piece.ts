const RAW = "s3:///raw/";
const OUT = "s3:///out/";

export function main(run: (...uris: string[]) => void) {
  run(RAW + "a.csv", `${OUT}b.csv`);
  run(OUT);
}
