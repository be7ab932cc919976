import wmill

db = wmill.datatable("shop")


def search(db):
    return db.query("SELECT * FROM documents").fetch()


def main(index):
    return search(index), db.query("SELECT * FROM orders").fetch()
