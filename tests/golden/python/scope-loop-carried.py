import wmill


def main(rounds: int):
    path = "s3:///raw/first.csv"
    for _ in range(rounds):
        wmill.load_s3_file(path)
        path = "s3:///raw/next.csv"
