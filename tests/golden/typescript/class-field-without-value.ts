import * as wmill from "windmill-client";

abstract class Source {
  abstract key(): string;
  protected storage?: string;
  async load() {
    return wmill.loadS3File({ s3: this.key(), storage: this.storage });
  }
}

class Orders extends Source {
  key() {
    return "orders.csv";
  }
}

class Users extends Source {
  protected storage = "lake";
  key() {
    return "users.csv";
  }
}

export async function main() {
  for (const source of [new Orders(), new Users()]) await source.load();
}
