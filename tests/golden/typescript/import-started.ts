import { main as write } from "/f/shared/io.ts";

export async function main() {
  await write("a.csv");
}
