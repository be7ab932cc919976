import * as wmill from "windmill-client";

enum Service {
  Billing = "billing",
  Crm = "crm",
}

async function credentials<T>(service: Service): Promise<T> {
  return (await wmill.getResource(`f/api/${service}`)) as T;
}

export async function main() {
  const billing = await credentials<{ key: string }>(Service.Billing);
  const crm = (await credentials<Record<string, string>>(Service.Crm)).token;
  const file = await wmill.loadS3File<Uint8Array>({ s3: "in/a.csv" });
  const isThere = !exists<string>("in/b.csv");
  return { billing, crm, file, isThere };
}

async function exists<T extends string>(s3: T) {
  return (await wmill.loadS3File({ s3 })) !== undefined;
}
