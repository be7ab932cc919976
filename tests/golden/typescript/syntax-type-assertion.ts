import * as wmill from "windmill-client";

const uri = <string>"s3:///asserted.csv";
const generic = <T,>(value: T) => value;

export const main = () => wmill.loadS3File(uri);
