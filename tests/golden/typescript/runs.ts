import * as wmill from "windmill-client";
import { runFlow, runScriptByPathAsync as start } from "windmill-client@1.800.0";

const paths = { orders: "f/load/orders" } as const;

export async function main(which: string) {
  await wmill.runScript("f/load/customers", null, {});
  await wmill.runScriptByPath(paths.orders);
  await wmill.runScriptAsync("f/load/items", null, {});
  await start("f/report/daily", {});
  await runFlow("f/flows/nightly");
  await wmill.runFlowAsync("f/flows/weekly", {}, null);
  await wmill.runScript(null, "0a1b2c3d");
  await wmill.runScriptByPath(which);
  await Promise.all(["a", "b"].map((name) => wmill.runScriptByPathAsync(`f/each/${name}`)));
}
