import psycopg2


def main(db: postgresql = "$res:u/me/pg"):
    conn = psycopg2.connect(**db)
    conn.cursor().execute("update t set a = 1")
