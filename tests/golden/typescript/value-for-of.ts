import * as wmill from "windmill-client";

export async function main() {
  for (const name of ["orders", "items"]) {
    const body = await wmill.loadS3File(`s3:///raw/${name}.csv`);
    await wmill.writeS3File("s3:///out/" + name + ".csv", new Blob([body!]));
  }
}
