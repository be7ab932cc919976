import wmill


def main():
    return wmill.datatable("shop", role="reader").query("SELECT * FROM orders").fetch()
