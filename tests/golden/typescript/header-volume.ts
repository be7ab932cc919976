// volume: models /data/models
import { readFileSync } from "node:fs";

export function main() {
  return readFileSync("/data/models/best.bin").length;
}
