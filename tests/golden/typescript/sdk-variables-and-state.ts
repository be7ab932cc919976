import * as wmill from "windmill-client";

export async function main() {
  const key = await wmill.getVariable("f/shop/api_key");
  await wmill.setVariable("f/shop/last_key", key);
  const seen = (await wmill.getState()) ?? (await wmill.getState("f/shop/cursor"));
  await wmill.setState({ seen }, "f/shop/cursor");
  await wmill.runScript("f/shop/load_orders", null, { limit: 10 });
  return await wmill.runFlowAsync("f/shop/nightly", {});
}
