import { getResource } from "windmill-client";

export const main = (user: string) => getResource(`u/${user}/pg`);
