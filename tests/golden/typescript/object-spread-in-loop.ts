import { S3Client } from "bun"

export async function main() {
  const client = new S3Client({ bucket: "shop" })
  let options: { prefix: string; startAfter?: string } = { prefix: "raw/orders/" }
  while (true) {
    const page = await client.list(options)
    if (!page.isTruncated) break
    options = { ...options, startAfter: page.contents?.at(-1)?.key }
  }
}
