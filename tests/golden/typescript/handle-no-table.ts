import * as wmill from "windmill-client";

export const main = () => wmill.datatable("shop:sales")`SELECT 1`.fetchOneScalar();
