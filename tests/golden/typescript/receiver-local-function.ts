import * as wmill from "windmill-client";

function getResource(path: string) {
  return { path };
}

export async function main() {
  return [getResource("u/me/template"), await wmill.getResource("u/me/real")];
}
