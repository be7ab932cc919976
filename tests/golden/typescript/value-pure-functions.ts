import * as wmill from "windmill-client";

const base = "s3:///base/";
const parts = ["a", "b"];
const table = { x: "s3:///x.csv", y: "s3:///y.csv" };

export async function main() {
  await wmill.loadS3File(base.concat("concat.csv"));
  await wmill.loadS3File([base, "joined", ".csv"].join(""));
  await wmill.loadS3File(["s3:/", "", ...parts, "spread.csv"].join("/"));
  await wmill.loadS3File("S3:///LOWER.CSV".toLowerCase());
  await wmill.loadS3File(" s3:///trimmed.csv ".trim());
  await wmill.loadS3File("s3:///NAME.csv".replace("NAME", "replaced"));
  await wmill.loadS3File("xs3:///sliced.csv".slice(1));
  await wmill.loadS3File("s3:///split.csv,other".split(",")[0]);
  await wmill.loadS3File(parts.map((part) => `s3:///mapped/${part}.csv`).at(-1));
  await wmill.loadS3File([["s3:///flat.csv"]].flat()[0]);
  await wmill.loadS3File(Object.assign({}, table).x);
  await wmill.loadS3File(Object.fromEntries([["k", "s3:///entries.csv"]]).k);
  for (const uri of Object.values(table)) await wmill.writeS3File(uri, "");
  for (const key of Object.keys({ first: 1 })) await wmill.loadS3File(`s3:///keys/${key}.csv`);
  for (const [, part] of parts.entries()) await wmill.loadS3File(`s3:///numbered/${part}.csv`);
  await wmill.loadS3File(String.raw`s3:///raw\n.csv`);
  await wmill.loadS3File(structuredClone(table).y);
}
