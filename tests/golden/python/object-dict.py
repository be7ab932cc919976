import wmill


def main():
    wmill.write_s3_file({"s3": "out/a.csv", "storage": "archive"}, b"")
    return wmill.load_s3_file({"s3": "raw/a.csv"})
