import wmill

BASE = "s3://archive"
YEAR, MONTH = 2024, 3


def main():
    return wmill.load_s3_file(f"{BASE}/{YEAR}/{MONTH:02d}/orders.csv")
