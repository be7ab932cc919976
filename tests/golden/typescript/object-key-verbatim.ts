import * as wmill from "windmill-client";

export async function main() {
  await wmill.loadS3File({ s3: "raw/a%20b.csv" });
  await wmill.loadS3File("s3:///raw//double.csv");
  await wmill.loadS3File("s3:///raw/Annual Report.pdf");
}
