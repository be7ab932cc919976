import * as wmill from "windmill-client";

class Export {
  storage = "base";
  constructor(public key: string) {}
  run() {
    return wmill.writeS3File({ s3: this.key, storage: this.storage }, "");
  }
}

function redirect(job: Export) {
  job.storage = "redirected";
}

const later = new Export("later.csv");

export async function main(test: boolean) {
  const moved = new Export("moved.csv");
  moved.storage = "moved";
  await moved.run();
  const kept = new Export("kept.csv");
  await kept.run();
  const twice = new Export("1.csv");
  await twice.run();
  twice.storage = "second";
  twice.key = "2.csv";
  await twice.run();
  const maybe = new Export("maybe.csv");
  if (test) maybe.storage = "tests";
  await maybe.run();
  const longer = new Export("a");
  longer.key += "/b.csv";
  await longer.run();
  const passed = new Export("passed.csv");
  redirect(passed);
  await passed.run();
  later.storage = "global";
  await later.run();
  for (const name of ["x", "y"]) {
    const each = new Export(`${name}.csv`);
    each.storage = name;
    await each.run();
  }
  const listed = new Export("listed.csv");
  const jobs = [listed];
  listed.storage = "listed";
  for (const job of jobs) await job.run();
}
