import * as wmill from "windmill-client";

function load(folder: string, file: string) {
  return wmill.loadS3File({ s3: `${folder}/${file}` });
}

export async function main() {
  const read = wmill.loadS3File.bind(wmill);
  await read({ s3: "a.csv" });
  await wmill.loadS3File.call(wmill, { s3: "b.csv" });
  await wmill.writeS3File.apply(wmill, [{ s3: "c.csv" }, "x"]);
  await (0, wmill.deleteS3File)({ s3: "d.csv" });
  await wmill["loadS3File"]({ s3: "e.csv" });
  const raw = load.bind(null, "raw");
  await raw("1.csv");
  await load.call(null, "in", "2.csv");
  await load.apply(null, ["out", "3.csv"]);
}
