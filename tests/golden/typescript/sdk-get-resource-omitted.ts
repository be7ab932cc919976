import * as wmill from "windmill-client";

export async function main() {
  await wmill.setResource({ at: Date.now() });
  return [await wmill.getResource(), await wmill.getResource(undefined)];
}
