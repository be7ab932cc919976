import data from "s3://modules/data.js";

export const main = () => data;
