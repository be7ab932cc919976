import wmill

PATHS = {"orders": "s3:///raw/orders.csv", "items": "s3:///raw/items.csv"}


def main(name: str):
    return wmill.load_s3_file(PATHS[name])
