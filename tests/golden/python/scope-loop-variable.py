import wmill

path = "s3:///raw/constant.csv"


def main(paths: list[str]):
    for path in paths:
        wmill.load_s3_file({"s3": path})
