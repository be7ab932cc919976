import wmill


def main():
    first = wmill.datatable("shop")
    second = first
    return second.query("SELECT * FROM orders").fetch()
