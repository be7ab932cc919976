import * as wmill from "windmill-client";

class Repository {
  static lake = wmill.ducklake("lake");
  private db = wmill.datatable("shop");
  #audit = wmill.datatable("audit");

  constructor(name: string, private readonly key: string) {
    this.other = wmill.datatable(name);
  }

  load() {
    return this.db`SELECT * FROM orders`.fetch();
  }
  events = () => Repository.lake`SELECT * FROM events`.fetch();
  log = () => this.#audit`INSERT INTO log VALUES (1)`.execute();
  rows() {
    return this.other`SELECT * FROM rows`.fetch();
  }
  file() {
    return wmill.loadS3File(`s3:///${this.key}`);
  }
  get stock() {
    return wmill.datatable("stock");
  }
  items() {
    return this.stock`SELECT * FROM items`.fetch();
  }
}

class Cached extends Repository {
  more() {
    return this.db`SELECT * FROM carts`.fetch();
  }
}

export const main = () => [new Repository("named", "raw/key.csv").load(), Cached];
