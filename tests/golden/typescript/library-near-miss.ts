import { readFile, writeFile } from "node:fs/promises";

export async function main() {
  await writeFile("/tmp/out.csv", await readFile("./raw/orders.csv"));
}
