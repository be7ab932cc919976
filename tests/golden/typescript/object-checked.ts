import * as wmill from "windmill-client";

export function main() {
  const checked = { s3: "public/a.png" } satisfies wmill.S3Object;
  const cast = { s3: "public/b.png", storage: "archive" } as wmill.S3Object;
  return [checked, cast];
}
