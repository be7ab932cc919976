import * as wmill from "windmill-client";

export async function main() {
  const url = await wmill.databaseUrlFromResource("u/me/pg");
  const settings = await wmill.denoS3LightClientSettings("f/data/minio");
  return { url, settings };
}
