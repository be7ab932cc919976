import psycopg


def address(db):
    secret = f" password={db['password']}" if "password" in db else ""
    return "dbname={dbname} host={host} user={user}".format(**db) + secret


class Store:
    def __init__(self, where):
        self.where = where

    def write(self, table, rows):
        with psycopg.connect(self.where, autocommit=True) as connection, connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} VALUES (%s)", rows)


def main(db: dict, rows: list):
    Store(address(db)).write("orders", rows)
