import * as wmill from "windmill-client";

type Step = { in: string; out: string; storage?: string };
const steps: Step[] = [
  { in: "a.csv", out: "a.json" },
  { in: "b.csv", out: "b.json", storage: "s2" },
];

export async function main(only?: string) {
  for (const { in: source, out, storage = "s1" } of steps) {
    await wmill.writeS3File({ s3: out, storage }, (await wmill.loadS3File({ s3: source, storage })) as any);
  }
  const byName = new Map(steps.map((step) => [step.in, step]));
  const hit = byName.get(only ?? "a.csv");
  if (hit) await wmill.signS3Object({ s3: `hit/${hit.out}`, storage: hit.storage });
  const made = Object.fromEntries(["p", "q"].map((name) => [name, { s3: `made/${name}.bin` }]));
  await wmill.loadS3File(made.p);
}
