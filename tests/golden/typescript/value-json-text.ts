import * as wmill from "windmill-client";

const config = JSON.parse('{"source": "in.csv", "names": ["a", "b"]}');

export async function main() {
  await wmill.loadS3File({ s3: config.source });
  for (const name of config.names) await wmill.writeS3File({ s3: `out/${name}` }, "");
}
