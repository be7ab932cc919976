import wmill

path = "s3:///raw/constant.csv"


def main(path: str):
    return wmill.load_s3_file(path)
