from enum import Enum

import wmill


class Source(Enum):
    ORDERS = "s3:///raw/orders.csv"
    ITEMS = "s3:///raw/items.csv"


def main():
    return wmill.load_s3_file(Source.ORDERS.value)
