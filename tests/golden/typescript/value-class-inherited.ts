import * as wmill from "windmill-client";

class Job {
  target = "s3:///out/none.csv";
  async run() {
    await wmill.writeS3File(this.target, "");
  }
}

class Orders extends Job {
  target = "s3:///out/orders.csv";
}

export async function main() {
  await new Orders().run();
}
