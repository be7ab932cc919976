import { RAW } from "./all";
import { loadS3File } from "windmill-client";

export const main = () => loadS3File(RAW);
