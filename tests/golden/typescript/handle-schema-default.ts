import * as wmill from "windmill-client";

export async function main() {
  await wmill.datatable("shop:public")`SELECT * FROM orders`.fetch();
  await wmill.datatable("shop:sales")`DELETE FROM public.orders`.execute();
  await wmill.ducklake("lake:main")`SELECT * FROM events`.fetch();
}
