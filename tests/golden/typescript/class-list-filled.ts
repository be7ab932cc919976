import { Client } from "pg";
import * as wmill from "windmill-client";

class Batch {
  private keys: string[] = [];
  private readonly targets: Record<string, string> = {};

  add(name: string) {
    this.keys.push(`in/${name}.csv`);
    this.targets[name] = `out/${name}.csv`;
    return this;
  }

  async run() {
    for (const s3 of this.keys) await wmill.loadS3File({ s3 });
    await wmill.writeS3File({ s3: this.targets["a"] }, "");
    await wmill.writeS3File({ s3: `all/${this.keys.join("+")}` }, "");
  }
}

class Query {
  private readonly conditions: string[] = [];

  constructor(private readonly table: string) {}

  where(condition: string): this {
    this.conditions.push(condition);
    return this;
  }

  get text() {
    return `SELECT * FROM ${this.table} WHERE ${this.conditions.join(" AND ")}`;
  }
}

export async function main() {
  await new Batch().add("a").add("b").run();
  const client = new Client(await wmill.getResource("f/shop/pg"));
  await client.query(new Query("orders").where("id = 1").text);
}
