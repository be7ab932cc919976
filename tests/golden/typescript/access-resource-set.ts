import { getResource, setResource } from "windmill-client";

export async function main() {
  const value = await getResource("u/me/config");
  await setResource({ ...value, seen: true }, "u/me/config");
}
