from contextlib import contextmanager, asynccontextmanager
import psycopg2, wmill


@contextmanager
def cursor(path):
    conn = psycopg2.connect(**wmill.get_resource(path))
    try:
        with conn.cursor() as cur:
            yield cur
        conn.commit()
    finally:
        conn.close()


def main():
    with cursor("u/me/pg") as cur:
        cur.execute("select * from orders")
