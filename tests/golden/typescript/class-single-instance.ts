import * as wmill from "windmill-client";

class Store {
  static #instance?: Store;
  static other?: Store;

  constructor(private root: string) {}

  static get() {
    return (this.#instance ??= new Store("one"));
  }

  static second() {
    if (!Store.other) Store.other = new Store("two");
    return Store.other;
  }

  async read(name: string) {
    return wmill.loadS3File({ s3: `${this.root}/${name}` });
  }
}

export async function main() {
  await Store.get().read("a.json");
  await Store.second().read("b.json");
}
