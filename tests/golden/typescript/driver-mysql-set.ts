import mysql from "mysql2/promise";
import * as wmill from "windmill-client";

export async function main(row: object) {
  const { host, user, password, database } = await wmill.getResource("u/me/my");
  const connection = await mysql.createConnection({ host, user, password, database });
  await connection.query("INSERT INTO log SET ?", [row]);
  await connection.execute({ sql: "UPDATE stock SET ? WHERE id = ?", values: [row, 1] });
}
