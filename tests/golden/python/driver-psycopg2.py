import psycopg2, wmill


def main():
    r = wmill.get_resource("u/me/pg")
    conn = psycopg2.connect(host=r["host"], dbname=r["dbname"], user=r["user"], password=r["password"])
    cur = conn.cursor()
    cur.execute("SELECT * FROM orders WHERE id = %s", (1,))
    cur.execute("INSERT INTO audit (id) VALUES (%s)", (1,))
    conn.commit()
