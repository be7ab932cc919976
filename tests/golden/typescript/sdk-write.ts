import * as wmill from "windmill-client";

export async function main(rows: string[]) {
  await wmill.writeS3File("s3:///out/report.csv", rows.join("\n"));
}
