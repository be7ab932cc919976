import psycopg, wmill


def main():
    r = wmill.get_resource("f/x/pg")
    with psycopg.connect(**r) as conn, conn.cursor() as cur:
        cur.execute("delete from sales.deals")
        conn.execute("select * from Users")
