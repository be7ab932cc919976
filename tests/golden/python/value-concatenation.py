import wmill

BASE = "s3:///raw/"
NAME = "orders"


def main():
    return wmill.load_s3_file(BASE + NAME + ".csv")
