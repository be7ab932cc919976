import wmill

query = wmill.datatable("shop").query


def main():
    return query("SELECT * FROM orders").fetch()
