import { getResource, loadS3File } from "windmill-client";

export async function main() {
  const pg = (await getResource("u/me/pg")) as { host: string };
  const body = <Uint8Array>await loadS3File("s3:///raw/cast.csv" as `s3://${string}/${string}`);
  return [pg.host, body.length];
}
