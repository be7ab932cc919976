import wmill


def main():
    return wmill.ducklake("lake:sales").query("SELECT * FROM orders").fetch()
