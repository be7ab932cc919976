import * as wmill from "windmill-client";

const path = "s3:///raw/constant.csv";

export async function main(check: () => void) {
  try {
    check();
  } catch (path: any) {
    return await wmill.loadS3File({ s3: path, storage: "archive" });
  }
}
