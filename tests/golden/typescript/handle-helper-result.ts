import * as wmill from "windmill-client";

const connect = (name = "shop") => wmill.datatable(name);

export async function main() {
  await connect()`SELECT * FROM orders`.fetch();
  await connect("archive")`SELECT * FROM orders`.fetch();
}
