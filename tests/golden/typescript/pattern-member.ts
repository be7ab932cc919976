import * as wmill from "windmill-client";

export async function main(rows: { id: number; country: string }[]) {
  for (const row of rows) {
    await wmill.writeS3File(`s3:///out/${row.country}/${row.id}.json`, "{}");
  }
}
