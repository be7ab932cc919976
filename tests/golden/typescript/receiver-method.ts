import * as wmill from "windmill-client";

class Repository {
  getResource(path: string) {
    return path;
  }
  run() {
    return this.getResource("u/me/two");
  }
}

export async function main() {
  await wmill.setState(new Repository().run());
}
