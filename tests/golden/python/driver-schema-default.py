import psycopg2


def main(db):
    conn = psycopg2.connect(host=db["host"], password=db["password"])
    conn.cursor().execute("select * from t")
