import * as wmill from "windmill-client";

export async function main() {
  const files = new Map([["a", "1.csv"], ["b", "2.csv"]]);
  files.forEach(async (file, key) => {
    await wmill.writeS3File({ s3: `${key}/${file}` }, "");
  });
}
