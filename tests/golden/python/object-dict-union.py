import wmill

WHERE = {"storage": "archive"}


def main():
    return wmill.load_s3_file(WHERE | {"s3": "raw/union.csv"})
