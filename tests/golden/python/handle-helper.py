import wmill


def count(db):
    return db.query("SELECT count(*) FROM orders").fetch_one_scalar()


def main():
    return count(wmill.datatable("shop")) + count(db=wmill.datatable("archive"))
