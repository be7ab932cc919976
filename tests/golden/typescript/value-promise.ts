import("windmill-client").then((wmill) => wmill.loadS3File("s3:///a.csv"));
import("windmill-client").then(({ writeS3File }) => writeS3File("s3:///b.csv", ""));

const named = function own(name: string) {
  return `s3:///${name}.csv`;
};

export async function main() {
  const { loadS3File } = await import("windmill-client");
  return await loadS3File(named("c"));
}
