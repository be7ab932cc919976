import wmill


def main():
    shop = wmill.datatable("shop")
    lake = wmill.ducklake(name="lake")
    shop.query("DELETE FROM orders WHERE total = 0").execute()
    return lake.query("SELECT count(*) FROM events").fetch_one_scalar()
