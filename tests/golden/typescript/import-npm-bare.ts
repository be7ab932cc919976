import { getResource } from "npm:windmill-client";

export const main = () => getResource("u/me/npm");
