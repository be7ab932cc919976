import wmill


def main(first: int):
    for number, name in enumerate(["a"], start=1):
        wmill.load_s3_file({"s3": f"{number}/{name}.csv"})
    for number, name in enumerate(["b"], first):
        wmill.load_s3_file({"s3": f"{number}/{name}.csv"})
