import * as wmill from "windmill-client";

export async function main(parts: string[], ids: number[]) {
  await wmill.writeS3File({ s3: [...parts, "data.csv"].join("/") }, "");
  await wmill.loadS3File({ s3: ["a", ...parts, "z.csv"].join("/") });
  await Promise.all(ids.map((id) => `in/${id}`).map((s3, i) => wmill.writeS3File({ s3: `${s3}/${i}` }, "")));
}
