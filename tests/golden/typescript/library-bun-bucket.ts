import { S3Client, s3 } from "bun";

export async function main() {
  const manifest = s3.file("docs/manifest.json", { bucket: "docs" });
  await Bun.write(manifest, JSON.stringify([...(await manifest.json()), "a"]));
  await s3.write("log.txt", "", { bucket: "logs" });
  await new S3Client({ bucket: "cold" }).file("s3://other/a.txt").text();
  await s3.write("status.txt", "");
}
