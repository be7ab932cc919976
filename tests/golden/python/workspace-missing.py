import wmill
from f.shared.paths import ORDERS


def main():
    wmill.load_s3_file("s3:///raw/a.csv")
    return ORDERS
