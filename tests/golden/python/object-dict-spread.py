import wmill

DEFAULTS = {"s3": "raw/default.csv", "storage": "archive"}


def main():
    return wmill.load_s3_file({**DEFAULTS, "s3": "raw/orders.csv"})
