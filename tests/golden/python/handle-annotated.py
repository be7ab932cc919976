import wmill
from wmill import DataTableClient

db: DataTableClient = wmill.datatable("shop")


def main():
    return db.query("SELECT * FROM orders").fetch()
