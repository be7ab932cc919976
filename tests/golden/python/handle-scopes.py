import wmill


def load():
    db = wmill.datatable("shop")
    return db.query("SELECT * FROM orders").fetch()


def store():
    db = wmill.ducklake("lake")
    db.query("INSERT INTO orders VALUES (1)")
