import * as wmill from "windmill-client";

const sql = wmill.ducklake(":web");

export const main = () => sql`SELECT * FROM visits`.fetch();
