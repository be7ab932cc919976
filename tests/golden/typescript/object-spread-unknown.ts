import { loadS3File } from "windmill-client";
export const main = (o: any) => loadS3File({ ...o, s3: "ot/a.csv" });
