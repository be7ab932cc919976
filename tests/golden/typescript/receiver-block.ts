import { getResource } from "windmill-client";
import { catalog } from "./catalog.ts";

export async function main(dry: boolean) {
  if (dry) {
    const getResource = catalog.lookup;
    return getResource("u/me/lookup");
  }
  return await getResource("u/me/real");
}
