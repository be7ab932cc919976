import * as wmill from "windmill-client";

export async function main(text: string) {
  return await wmill.datatable("shop").query(text).fetch();
}
