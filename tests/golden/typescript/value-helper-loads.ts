import * as wmill from "windmill-client";

const fetchAll = async (path: string) => {
  return await wmill.loadS3File(path);
};

export async function main() {
  return [await fetchAll("s3:///raw/one.csv"), await fetchAll("s3:///raw/two.csv")];
}
