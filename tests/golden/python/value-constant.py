import wmill

SOURCE = "s3:///raw/orders.csv"


def main():
    return wmill.load_s3_file(SOURCE)
