import psycopg2
import psycopg2.extras


def main(db: dict, rows: list):
    connection = psycopg2.connect(host=db["host"], dbname=db["dbname"])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM readings")
        psycopg2.extras.execute_batch(cursor, "INSERT INTO readings VALUES (%(id)s)", rows, page_size=200)
