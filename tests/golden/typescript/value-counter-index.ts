import { loadS3File } from "windmill-client";
const KS = ["fi/a.csv", "fi/b.csv"];
export async function main() { for (let i = 0; i < KS.length; i++) await loadS3File({ s3: KS[i] }); }
