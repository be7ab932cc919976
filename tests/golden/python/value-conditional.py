import wmill


def main(test: bool):
    return wmill.load_s3_file("s3:///test/a.csv" if test else "s3:///raw/a.csv")
