import * as wmill from "windmill-client";

export async function main(token: string) {
  await wmill.setResource("u/me/not_the_path", "u/me/session", "c_session");
}
