import wmill


def main(test: bool):
    if test:
        db = wmill.datatable("test")
    else:
        db = wmill.ducklake("lake")
    return db.query("SELECT * FROM orders").fetch()
