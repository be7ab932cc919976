import * as wmill from "windmill-client";

export async function main(body: string) {
  await wmill.writeS3File("s3:///out/typed.csv", body, undefined, "text/csv");
}
