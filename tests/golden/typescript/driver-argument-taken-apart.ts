import { Client } from "pg"

type Postgresql = { host: string; user: string; password: string; dbname: string; schema?: string }

export async function main(db: Postgresql) {
  const { host, user, password, dbname } = db
  const client = new Client({ host, user, password, database: dbname })
  await client.connect()
  await client.query("DELETE FROM carts WHERE age > $1", [30])
}
