import * as wmill from "windmill-client";

export const load = (day: string) => wmill.loadS3File(`s3:///raw/${day}.csv`);
export const store = (date: string) => wmill.writeS3File(`s3:///raw/${date}.csv`, "");
