import * as wmill from "windmill-client";

@sealed
class Job<T extends string> {
  declare name: T;

  async *chunks(this: Job<T>) {
    outer: for await (const part of parts()) {
      if (!part) break outer;
      yield await wmill.loadS3File(`s3:///raw/${part}.csv`);
    }
  }
}

export const main = () => new Job();
