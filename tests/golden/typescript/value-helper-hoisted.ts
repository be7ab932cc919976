import * as wmill from "windmill-client";

const folder = () => "raw";

export async function main() {
  return await wmill.loadS3File(key("orders"));
}

function key(name: string) {
  return "s3:///" + folder() + "/" + name + ".csv";
}
