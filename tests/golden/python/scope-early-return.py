import wmill


def main(test: bool):
    path = "s3:///raw/live.csv"
    if test:
        path = "s3:///raw/test.csv"
        return path
    return wmill.load_s3_file(path)
