import wmill


def main():
    if db := wmill.datatable("shop"):
        return db.query("SELECT * FROM orders").fetch()
