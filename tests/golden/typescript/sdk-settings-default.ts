import * as wmill from "windmill-client";

export async function main() {
  return [await wmill.denoS3LightClientSettings(undefined), await wmill.denoS3LightClientSettings("")];
}
