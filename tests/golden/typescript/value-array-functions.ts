import * as wmill from "windmill-client";

enum Region {
  EU = "eu",
  US = "us",
}

const upper = (name: string) => name.toUpperCase();

export async function main() {
  for (const region of Object.values(Region)) await wmill.loadS3File({ s3: `values/${region}.csv` });
  for (const [name] of Object.entries(Region)) await wmill.deleteS3File({ s3: `entries/${name}.csv` });
  const days = Array.from({ length: 2 }, (_, index) => `day${index}`);
  for (const day of days) await wmill.loadS3File({ s3: `from/${day}.csv` });
  const files = ["a", "b"].flatMap((folder) => [`${folder}/1.csv`, `${folder}/2.csv`]);
  for (const file of files) await wmill.loadS3File({ s3: `flat/${file}` });
  const path = ["x", "y"].reduce((whole, part) => `${whole}/${part}`, "root");
  await wmill.loadS3File({ s3: path });
  for (const name of ["u", "v"].map(upper)) await wmill.loadS3File({ s3: `map/${name}` });
  await wmill.writeS3File({ s3: String.raw`raw\d.csv` }, "");
}
