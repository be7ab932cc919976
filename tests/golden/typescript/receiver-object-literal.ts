import * as wmill from "windmill-client";

const leads = {
  sql: wmill.datatable("crm"),
  folder: "leads",
  async all() {
    return this.sql`select * from leads`.fetch();
  },
  store: async function (rows: unknown[]) {
    await wmill.writeS3File({ s3: `${this.folder}/all.json` }, JSON.stringify(rows));
  },
};

export async function main() {
  await leads.store(await leads.all());
}
