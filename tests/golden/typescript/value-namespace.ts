import * as wmill from "windmill-client";

namespace Paths {
  export const RAW = "s3:///raw.csv";
  export function out(name: string) {
    return `s3:///out/${name}.csv`;
  }
}

export async function main() {
  await wmill.loadS3File(Paths.RAW);
  await wmill.writeS3File(Paths.out("a"), "");
}
