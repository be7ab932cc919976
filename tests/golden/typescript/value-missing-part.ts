import * as wmill from "windmill-client";

export async function main(body: { file: string; kind?: string }) {
  const { file, kind = "misc" } = body;
  await wmill.writeS3File({ s3: `hooks/${kind}/${file}` }, JSON.stringify(body));
}
