import * as wmill from "windmill-client";

class Made {
  storage = "never";
  path = "made";
  constructor(name: string) {
    this.storage = "made";
    this.path += "/" + name;
  }
  run() {
    return wmill.writeS3File({ s3: this.path, storage: this.storage }, "");
  }
}

class Here {
  path = "here";
  run(name: string) {
    this.path += `/${name}.csv`;
    return wmill.writeS3File({ s3: this.path }, "");
  }
}

class Later {
  path = "later";
  extend() {
    this.path += "/c.csv";
  }
  run() {
    return wmill.writeS3File({ s3: this.path }, "");
  }
}

class Maybe {
  path = "live.csv";
  constructor(test: boolean) {
    if (test) this.path = "test.csv";
  }
  run() {
    return wmill.writeS3File({ s3: this.path }, "");
  }
}

export async function main(test: boolean) {
  await new Made("a.csv").run();
  await new Here().run("x");
  await new Here().run("y");
  const later = new Later();
  later.extend();
  await later.run();
  await new Maybe(test).run();
}
