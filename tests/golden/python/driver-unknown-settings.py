import psycopg2, os, wmill


def main(db: dict):
    conn = psycopg2.connect(**db)
    conn.cursor().execute("select * from t")
    c2 = psycopg2.connect(os.environ["DSN"])
    c2.cursor().execute("select * from u")
