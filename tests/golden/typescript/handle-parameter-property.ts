import * as wmill from "windmill-client";

class Orders {
  constructor(private readonly sql: any) {}

  all() {
    return this.sql`SELECT * FROM orders`.fetch();
  }
}

export const main = () => new Orders(wmill.datatable("shop")).all();
