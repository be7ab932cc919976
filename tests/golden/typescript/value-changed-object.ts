import * as wmill from "windmill-client";

export async function main() {
  const target: { s3: string; storage?: string } = { s3: "a.csv" };
  target["s3"] = "b.csv";
  Object.assign(target, { storage: "archive" });
  await wmill.writeS3File(target, "");
  const list: string[] = [];
  list.push("s3:///first.csv");
  list.push(...["s3:///second.csv"]);
  for (const uri of list) await wmill.loadS3File(uri);
}
