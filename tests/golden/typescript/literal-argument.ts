import { submit } from "./pipeline.ts";

export async function main() {
  await submit("s3:///raw/unknown.csv", { source: "res://u/me/pg" });
  console.log("s3:///raw/logged.csv");
}
