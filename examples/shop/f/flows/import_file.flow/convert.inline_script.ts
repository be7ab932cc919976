import * as wmill from "windmill-client";

export async function main(upload: wmill.S3Object, mapping: wmill.S3Object) {
  const columns: Record<string, string> = JSON.parse(
    new TextDecoder().decode(await wmill.loadS3File(mapping)),
  );
  const text = new TextDecoder().decode(await wmill.loadS3File(upload));
  const [header, ...lines] = text.trim().split("\n").map((line) => line.split(";"));
  const orders = lines.map((line) =>
    Object.fromEntries(line.map((cell, i) => [columns[header[i]] ?? header[i], cell])),
  );

  await wmill.writeS3File({ s3: "raw/orders/partner.ndjson" }, orders.map((order) => JSON.stringify(order)).join("\n"));
  return { count: orders.length };
}
