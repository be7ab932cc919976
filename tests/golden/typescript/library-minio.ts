import * as Minio from "minio";
import * as wmill from "windmill-client";

export async function main(day: string) {
  const settings = await wmill.getResource("f/storage/minio");
  const client = new Minio.Client({ endPoint: settings.endPoint, accessKey: settings.accessKey, secretKey: settings.secretKey });
  for await (const object of client.listObjectsV2("sensors", "raw/", true)) {
    await client.getObject("sensors", object.name);
  }
  await client.putObject("sensors", `clean/${day}.json`, "{}");
  await client.copyObject("backup", `${day}.json`, `/sensors/clean/${day}.json`);
  await client.removeObjects("sensors", ["tmp/a", "tmp/b"]);
}
