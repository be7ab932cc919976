import wmill
from f.shared.paths import ORDERS


def main():
    return wmill.load_s3_file(ORDERS)
