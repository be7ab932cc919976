import { S3Object } from "windmill-client";

export async function main(db: RT.Postgresql, file: S3Object, note: string) {
  return [db, file, note];
}
