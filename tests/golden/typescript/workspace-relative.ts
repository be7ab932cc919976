import * as wmill from "windmill-client";
import * as names from "../shared/names.ts";
import target, { FOLDER as folder } from "./paths";

export async function main() {
  await wmill.loadS3File(`${folder}/${names.ORDERS}.csv`);
  await wmill.writeS3File(target("orders"), "");
}
