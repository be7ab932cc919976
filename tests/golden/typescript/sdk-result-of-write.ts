import * as wmill from "windmill-client";

export async function main(body: string) {
  const stored = await wmill.writeS3File("s3:///out/echo.bin", body);
  return await wmill.loadS3File(stored);
}
