import * as wmill from "windmill-client";

type Dataset = { layer: string; name: string; storage?: string };

const DATASETS: Dataset[] = [
  { layer: "raw", name: "events" },
  { layer: "clean", name: "sessions", storage: "warm" },
];
const PLACES = { eu: { storage: "eu", prefix: "e" }, us: { storage: "us", prefix: "u" } };

const toObject = ({ layer, name, storage }: Dataset): wmill.S3Object => ({ s3: `${layer}/${name}`, storage });

function place(region: keyof typeof PLACES, name: string) {
  const { storage, prefix } = PLACES[region];
  return { s3: `${prefix}/${name}`, storage };
}

export async function main() {
  for (const object of DATASETS.map(toObject)) await wmill.loadS3File(object);
  const regions = Object.keys(PLACES) as (keyof typeof PLACES)[];
  await Promise.all(regions.flatMap((region) => ["a", "b"].map((name) => wmill.loadS3File(place(region, name)))));
}
