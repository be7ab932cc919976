export async function main() {
  const wmill = await import("windmill-client");
  const { getResource } = await import("windmill-client");
  await getResource("u/me/dynamic");
  await (await import("windmill-client")).deleteS3File({ s3: "tmp/dynamic.csv" });
  return await wmill.loadS3File("s3:///raw/dynamic.csv");
}
