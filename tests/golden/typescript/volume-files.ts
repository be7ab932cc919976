// volume: data /mnt/data
// volume: models /mnt/models
// volume: logs /mnt/logs
import { readFile } from "fs/promises";
import * as fs from "node:fs";
import path from "node:path";

fs.writeFileSync(path.join("/mnt/data", "rows.json"), "[]");
await readFile("/mnt/models/weights.bin");
await readFile("/mnt/elsewhere/x");
