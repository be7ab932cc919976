import * as wmill from "windmill-client";

interface Options {
  storage?: string;
  folder?: string;
}

async function put(name: string, { storage, folder = "out" }: Options = {}) {
  await wmill.writeS3File({ s3: `${folder}/${name}`, storage }, "");
}

async function get(name: string, options: Options = {}) {
  await wmill.loadS3File({ s3: `${options.folder ?? "in"}/${name}`, storage: options.storage });
}

export async function main() {
  await put("a.csv");
  await put("b.csv", { storage: "lake" });
  await put("c.csv", { folder: "x" });
  await get("d.csv");
  await get("e.csv", { storage: "lake" });
}
