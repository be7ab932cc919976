import wmill

PATHS = {"orders": "s3:///raw/orders.csv", "items": ["s3:///raw/items-1.csv", "s3:///raw/items-2.csv"]}


def main():
    wmill.load_s3_file(PATHS["orders"])
    return wmill.load_s3_file(PATHS["items"][1])
