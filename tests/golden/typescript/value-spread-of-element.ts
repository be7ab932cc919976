import * as wmill from "windmill-client";
import type { S3Object } from "windmill-client";

interface Partner {
  id: string;
  inbox: string;
  storage?: string;
}

const PARTNERS: readonly Partner[] = [
  { id: "acme", inbox: "partners/acme" },
  { id: "globex", inbox: "globex", storage: "drop" },
];

function objectOf(partner: Partner, day: string): S3Object {
  return { s3: `${partner.inbox}/${day}.csv`, ...(partner.storage ? { storage: partner.storage } : {}) };
}

export async function main(day: string) {
  await Promise.all(PARTNERS.map(async (partner) => wmill.loadS3File(objectOf(partner, day))));
}
