import * as wmill from "windmill-client";

export async function main(db: RT.Postgresql, file: wmill.S3Object, extra?: wmill.S3Object) {
  return [db, extra, await wmill.loadS3File(file)];
}
