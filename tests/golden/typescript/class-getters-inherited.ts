import * as wmill from "windmill-client";

abstract class Exporter {
  static storage = "exports";
  protected abstract readonly name: string;

  protected get key(): string {
    if (!this.name) return "none";
    return `${this.name}/${this.suffix()}`;
  }

  protected suffix(): string {
    return "latest.csv";
  }

  async run(body: string) {
    return wmill.writeS3File({ s3: this.key, storage: Exporter.storage }, body);
  }
}

class Orders extends Exporter {
  protected readonly name = "orders";
}

class Users extends Exporter {
  protected readonly name = "users";
  #version = 2;

  protected override suffix() {
    return `v${this.#version}.csv`;
  }
}

export async function main() {
  for (const exporter of [new Orders(), new Users()]) await exporter.run("x");
}
