import * as wmill from "windmill-client";

const CONFIG = { a: { storage: "sa", key: "ka" }, b: { storage: "sb", key: "kb" } };
const prod = { storage: "prod", key: "pk" };
const test = { storage: "test", key: "tk" };

function by(kind: string) {
  switch (kind) {
    case "x":
      return { storage: "x", key: "xk" };
    default:
      return { storage: "y", key: "yk" };
  }
}

export async function main(which: keyof typeof CONFIG, env: string) {
  const { storage, key } = CONFIG[which];
  await wmill.loadS3File({ s3: key, storage });
  const config = env === "prod" ? prod : test;
  await wmill.loadS3File({ s3: config.key, storage: config.storage });
  const { storage: place, key: name } = by(which);
  await wmill.loadS3File({ s3: name, storage: place });
  const changed = { ...CONFIG[which], key: "fixed" };
  await wmill.deleteS3File({ s3: changed.key, storage: changed.storage });
}
