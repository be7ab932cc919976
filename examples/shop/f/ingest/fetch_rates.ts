import { writeS3File } from "windmill-client";

const RATES = { s3: "raw/exchange_rates.json" };

export async function main() {
  const answer = await fetch("https://rates.example/latest?base=EUR");
  return await writeS3File(RATES, await answer.text());
}
