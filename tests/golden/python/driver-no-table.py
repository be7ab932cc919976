import psycopg2


def main(db: dict):
    psycopg2.connect(**db).cursor().execute("SELECT 1")
