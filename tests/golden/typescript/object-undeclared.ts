const settings = { s3: "enabled", region: "eu-west-1" };

export async function main() {
  await fetch("https://example.com/upload", { method: "POST", body: JSON.stringify({ s3: "raw/a.csv" }) });
  return { ...settings, result: { s3: "out/a.csv" } };
}
