import * as wmill from "windmill-client";

function key(name: string, { compressed = false } = {}) {
  return compressed ? `${name}.gz` : name;
}

export async function main(full = false) {
  await wmill.loadS3File({ s3: key("a.csv") });
  await wmill.loadS3File({ s3: key("b.csv", { compressed: true }) });
  await wmill.loadS3File({ s3: full ? "full.csv" : "part.csv" });
}
