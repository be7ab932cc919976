import * as wmill from "windmill-client";

const body = wmill.loadS3File("s3:///raw/a.csv");
const path = "s3:///raw/b.csv
