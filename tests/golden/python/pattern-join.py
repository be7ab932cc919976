import os

import wmill


def main(day: str):
    return wmill.load_s3_file(os.path.join("s3:///raw", day, "orders.csv"))
