import wmill

db = wmill.datatable(":sales")


def main():
    return db.query("SELECT * FROM orders").fetch()
