import * as wmill from "windmill-client;

function helper(a {
  return a;
}

export async function main(day: string) {
  const rows = await wmill.loadS3File({ s3: "a.csv" };
  await wmill.writeS3File({ s3: `b/${day}.csv` }, "x";
  const sql = wmill.datatable();
  const text = `not finished;
  await sql`select * from orders`.fetch();
  await sql`insert into days values (1)`.execute();
  if (rows {
    await wmill.deleteS3File({ s3: "c.csv" });
  }
}
