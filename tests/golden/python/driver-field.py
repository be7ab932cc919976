import psycopg2, wmill


class Repo:
    def __init__(self, path):
        self.conn = psycopg2.connect(**wmill.get_resource(path))

    def rows(self, t):
        with self.conn.cursor() as cur:
            cur.execute(f"select * from {t}")
            return cur.fetchall()


def main():
    Repo("u/me/a").rows("t1")
    Repo("u/me/b").rows("t2")
