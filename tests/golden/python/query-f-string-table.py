import wmill


def main(year: int, table: str):
    wmill.datatable("shop").query(f"SELECT * FROM orders_{year}").fetch()
    wmill.datatable("stock").query(f"DELETE FROM {table}").execute()
