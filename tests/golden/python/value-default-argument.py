import wmill


def main(source: str = "s3:///raw/default.csv"):
    return wmill.load_s3_file(source)
