import wmill


def main():
    db = wmill.datatable("shop")

    def count(table: str = "orders"):
        return db.query("SELECT count(*) FROM orders").fetch_one_scalar()

    return count()
