// volume: scratch /scratch
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import * as w from "npm:windmill-client@1.818.0";

const regions = ["eu", "us"];

class Pipeline {
  private lake = w.ducklake("lake");

  async refresh() {
    for (const region of regions) {
      await this.lake`
        INSERT INTO ${this.lake.raw("events_" + region)}
        SELECT * FROM read_json(${this.lake.raw(`'s3:///raw/${region}/*.json'`)})
      `.execute();
    }
    await w.upsertPartition({
      ducklake: "lake",
      table: "totals",
      selectSql: "SELECT region, count(*) AS n FROM events_eu GROUP BY region",
    }).execute();
  }

  async report(client: S3Client) {
    const rows = await this.lake`SELECT * FROM totals`.fetch();
    await client.send(new PutObjectCommand({ Bucket: "shop-archive", Key: "totals.json", Body: JSON.stringify(rows) }));
  }
}

export async function main() {
  const pipeline = new Pipeline();
  await pipeline.refresh();
  await pipeline.report(new S3Client({}));
}
