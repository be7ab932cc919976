import { getResource } from "windmill-client-mock";

export const main = () => getResource("u/me/mocked");
