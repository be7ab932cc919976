import { loadS3File, writeS3File, type S3Object } from "windmill-client";

type Step = (bytes: Uint8Array) => Promise<Uint8Array>;

const unzip: Step = async (bytes) => Bun.gunzipSync(bytes);

const through =
  (...steps: Step[]) =>
  (from: S3Object) =>
  async (to: S3Object) => {
    let bytes = (await loadS3File(from))!;
    for (const step of steps) bytes = await step(bytes);
    return writeS3File(to, new Blob([bytes]));
  };

const unzipped = through(unzip);

export async function main() {
  await unzipped({ s3: "in/a.gz" })({ s3: "out/a.txt" });
  await through()({ s3: "in/b.txt" })({ s3: "out/b.txt" });
}
