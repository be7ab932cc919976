import { S3Client, s3, write } from "bun";

export async function main() {
  await Bun.write("s3://bucket/a.csv", "x");
  const rows = await Bun.file("s3://bucket/b.csv").json();
  await Bun.write(Bun.file("s3://bucket/c.csv"), "x");
  await write("s3://bucket/d.csv", "x");
  await s3.file("s3://bucket/e.csv").text();
  const client = new S3Client({ bucket: "lake" });
  await client.file("in/f.json").json();
  await client.write("out/g.json", JSON.stringify(rows));
  await client.delete("tmp/h.json");
}
