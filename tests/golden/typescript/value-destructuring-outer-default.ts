import * as wmill from "windmill-client";

type Config = { input: { path: string }; output?: { path: string } };

const local: Config = { input: { path: "local/in.csv" } };
const remote: Config = { ...local, output: { path: "remote/out.csv" } };

export async function main(env: string) {
  const config = env === "local" ? local : remote;
  const { output: { path } = { path: "other/out.csv" } } = config;
  await wmill.writeS3File({ s3: path }, "");
  await wmill.loadS3File({ s3: config.output?.path ?? "none.csv" });
}
