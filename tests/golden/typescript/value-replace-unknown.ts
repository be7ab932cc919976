import { loadS3File } from "windmill-client";
export async function main(d: string) {
  await loadS3File("s3:///{{layer}}/a.csv".replace("{{layer}}", "gold"));
  await loadS3File({ s3: "RL/B.CSV".toLowerCase() });
  await loadS3File({ s3: "dates/DAY.csv".replaceAll("DAY", d) });
}
