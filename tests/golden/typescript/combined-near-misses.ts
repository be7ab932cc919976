/** s3:///docs/readme.md */
const PREFIX = /^s3:\/\/\/raw\/.+/;

class Client {
  async loadS3File(path: string) {
    return await (await fetch("https://files.example.com/" + path)).text();
  }

  async query(text: string) {
    return await fetch("https://db.example.com", { method: "POST", body: JSON.stringify({ text, s3: "off" }) });
  }
}

export async function main(path: string) {
  const client = new Client();
  if (!path.startsWith("s3:///raw/") || !PREFIX.test(path)) {
    throw new Error("expected something like s3:///raw/orders.csv");
  }
  return [await client.loadS3File("raw/orders.csv"), await client.query("SELECT * FROM orders")];
}
