import wmill


def main():
    path = "s3:///raw/first.csv"
    path = "s3:///raw/second.csv"
    return wmill.load_s3_file(path)
