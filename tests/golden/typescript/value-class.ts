import * as wmill from "windmill-client";

class Job {
  static source = "s3:///raw/orders.csv";
  readonly #target = "s3:///out/orders.csv";

  async run() {
    const body = await wmill.loadS3File(Job.source);
    await wmill.writeS3File(this.#target, new Blob([body!]));
  }
}

export const main = () => new Job().run();
