import psycopg2


def connect(db):
    return psycopg2.connect(host=db["host"], dbname=db["dbname"], user=db["user"], password=db["password"])


def orders_of(connection, day):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM orders WHERE day = %s", (day,))
        return cursor.fetchall()


class Ledger:
    def __init__(self, connection: psycopg2.extensions.connection):
        self.connection = connection

    def enter(self, amount):
        self.connection.cursor().execute("INSERT INTO ledger VALUES (%s)", (amount,))
