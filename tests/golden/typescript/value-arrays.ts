import * as wmill from "windmill-client";

const uris = ["s3:///a.csv", "s3:///b.csv"].concat(["s3:///c.csv"]);
for (const uri of uris) await wmill.loadS3File(uri);
await wmill.loadS3File(["s3:///d.csv", "s3:///e.csv"].find((uri) => uri.endsWith("d.csv")));
await wmill.loadS3File(["s3:///f.csv", "s3:///g.csv"].slice(1)[0]);
await wmill.loadS3File(new Map([["key", "s3:///h.csv"]]).get("key"));
for (const uri of new Set(["s3:///i.csv"])) await wmill.loadS3File(uri);
await wmill.loadS3File(`s3:///${1.5}${-1}/\x41\u0042\u{43}.csv`);
await wmill.loadS3File((0, "s3:///j.csv"));
await wmill.writeS3File(void 0, "");
