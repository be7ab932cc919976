import wmill


def main():
    shop, (lake, limit) = wmill.datatable("shop"), (wmill.ducklake("lake"), 10)
    shop.query("SELECT * FROM orders").fetch()
    lake.query("SELECT * FROM events").fetch()
    return limit
