import * as wmill from "windmill-client";

export async function main(kind: string) {
  let target: string;
  switch (kind) {
    case "daily":
      target = "s3:///out/daily.csv";
      break;
    default:
      target = "s3:///out/other.csv";
  }
  await wmill.writeS3File(target, "");
}
