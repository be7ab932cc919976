import * as wmill from "windmill-client";

const fetchObject = wmill.loadS3File;

export const main = async () => fetchObject("s3:///raw/alias.csv");
