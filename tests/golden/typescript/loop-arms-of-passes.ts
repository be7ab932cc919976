import * as wmill from "windmill-client";

export async function main(rows: string[]) {
  let path = "s3:///first.csv";
  for (const row of rows) {
    if (row === "move") {
      path = "s3:///second.csv";
    } else {
      await wmill.loadS3File(path);
    }
  }
}
