import * as wmill from "windmill-client";

function put(storage: string, key: string) {
  return wmill.writeS3File({ s3: key, storage }, "");
}

const load = (storage: string, key: string) => wmill.loadS3File({ s3: key, storage });

const ROUTES: Record<string, (storage: string, key: string) => unknown> = { put, read: load };
const STEPS = [put, load];
const PAIRS: [string, typeof put][] = [["first", put], ["second", load]];

const INLINE = {
  put(storage: string, key: string) {
    return wmill.writeS3File({ s3: key, storage }, "");
  },
  read: async (storage: string, key: string) => wmill.loadS3File({ s3: key, storage }),
};

export async function main(route: "put" | "read") {
  await ROUTES[route]("item", "a.csv");
  const handler = ROUTES[route] ?? put;
  await handler("variable", "b.csv");
  for (const [name, step] of Object.entries(ROUTES)) await step(name, "c.csv");
  for (const step of Object.values(ROUTES)) await step("values", "d.csv");
  for (const step of STEPS) await step("steps", "e.csv");
  for (const [storage, step] of PAIRS) await step(storage, "f.csv");
  for (const step of [put, load]) await step("head", "g.csv");
  await ROUTES.read("member", "h.csv");
  STEPS.forEach((step) => step("each", "i.csv"));
  await INLINE[route]!("inline", "k.csv");
  await INLINE.put("method", "l.csv");
  const { read } = ROUTES;
  await read("taken", "j.csv");
}
