type Postgresql = { host: string };

export async function main(db: Postgresql | string = "$res:f/shop/pg", limit = 10) {
  return [db, limit];
}
