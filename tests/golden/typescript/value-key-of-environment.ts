import * as wmill from "windmill-client";

const STORAGES = { dev: undefined, prod: "lake" };
const FOLDERS: Record<string, string> = { dev: "sandbox", prod: "live" };
const stage = (process.env.STAGE ?? "dev") as keyof typeof STORAGES;

export async function main(queue: string) {
  await wmill.loadS3File({ s3: "flags.json", storage: STORAGES[stage] });
  await wmill.writeS3File({ s3: `${FOLDERS[Bun.env.STAGE!]}/status.json` }, "{}");
}
