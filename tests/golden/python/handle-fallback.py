import wmill


def count(db=None):
    db = db or wmill.datatable("shop")
    return db.query("SELECT count(*) FROM orders").fetch_one_scalar()


def main():
    return count()
