import { loadS3File } from "windmill-client";
function* keys() { yield "gy/a.csv"; yield "gy/b.csv"; }
export async function main() { for (const k of keys()) await loadS3File({ s3: k }); }
