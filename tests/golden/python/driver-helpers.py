import psycopg2
from psycopg2.extras import execute_values, RealDictCursor
import wmill


def main():
    r = wmill.get_resource("u/me/pg")
    dsn = "host={} dbname={} user={} password={}".format(r["host"], r.get("dbname"), r["user"], r["password"])
    with psycopg2.connect(dsn) as conn:
        cur = conn.cursor(cursor_factory=RealDictCursor)
        execute_values(cur, "INSERT INTO sales.items (a, b) VALUES %s", [])
        cur.copy_from(open("x"), "Staging")
        cur.copy_expert("COPY sales.out TO STDOUT", open("y", "w"))
