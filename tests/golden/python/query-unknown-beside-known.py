import psycopg2
import wmill


def main(sql: str):
    connection = psycopg2.connect(**wmill.get_resource("f/shop/pg"))
    with connection.cursor() as cursor:
        cursor.execute(sql)
        cursor.execute("SELECT name FROM crm.customers")
        return cursor.fetchall()
