import * as wmill from "windmill-client";

const JOBS = [["raw/a.csv", "out/a.csv"], ["raw/b.csv", "out/b.csv"]];

export async function main() {
  for (const [source, target] of JOBS) {
    const body = await wmill.loadS3File({ s3: source });
    await wmill.writeS3File({ s3: target }, new Blob([body!]));
  }
}
