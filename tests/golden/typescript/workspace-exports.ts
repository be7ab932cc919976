import * as wmill from "windmill-client";
import load, { TOTALS as totals, paths, sql } from "../shared/io";

export async function main() {
  await load(paths.raw);
  await wmill.writeS3File(totals, "");
  return await sql`SELECT * FROM orders`.fetch();
}
