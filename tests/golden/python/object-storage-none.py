import wmill


def main():
    wmill.load_s3_file({"s3": "raw/a.csv", "storage": None})
    wmill.load_s3_file({"s3": "raw/b.csv", "storage": ""})
    wmill.load_s3_file({"s3": "raw/c.csv", "storage": "_default_"})
