import * as wmill from "windmill-client";

const TARGETS = { de: "s3:///out/de.csv", fr: "s3:///out/fr.csv" };

export async function main() {
  for (const [country, target] of Object.entries(TARGETS)) {
    await wmill.writeS3File(target, country);
  }
}
