import * as wmill from "windmill-client";

class Orders {
  static lake = wmill.ducklake("lake");
  private sql = wmill.datatable("shop");
  #archive;

  constructor() {
    this.#archive = wmill.datatable("archive");
  }

  async run() {
    await this.sql`SELECT * FROM orders`.fetch();
    await this.#archive`INSERT INTO orders VALUES (1)`.execute();
    await Orders.lake`SELECT * FROM events`.fetch();
  }
}

export const main = () => new Orders().run();
