import { loadS3File } from "windmill-client";
async function withKey(fn: (k: string) => Promise<any>) { return fn("cb/a.csv"); }
export const main = () => withKey((k) => loadS3File({ s3: k }));
