import * as wmill from "windmill-client";

function call(wmill: { getResource(path: string): string }) {
  return wmill.getResource("u/me/hidden");
}

export async function main() {
  return [call({ getResource: (path) => path }), await wmill.getResource("u/me/seen")];
}
