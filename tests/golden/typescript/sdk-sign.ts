import * as wmill from "windmill-client";

export async function main() {
  const one = await wmill.signS3Object("s3:///public/logo.png");
  const more = await wmill.signS3Objects([{ s3: "public/a.png" }, "s3://archive/b.png"], { expirySecs: 60 });
  return [one, ...more];
}
