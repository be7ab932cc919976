import { load } from "/f/shared/io.ts";

export async function main() {
  return await load("a.csv");
}
