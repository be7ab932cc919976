import wmill

TABLE = "sales.orders"


def main():
    for name in ("items", "prices"):
        wmill.datatable("shop").query("SELECT count(*) FROM " + name).fetch_one_scalar()
    return wmill.datatable("shop").query(f"SELECT * FROM {TABLE}").fetch()
