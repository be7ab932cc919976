import wmill


def main():
    bucket, key = "archive/x/y.csv".split("/", 1)
    wmill.load_s3_file({"s3": key, "storage": bucket})
