import wmill


def main():
    wmill.load_s3_file({"s3": "raw/one.csv"})
    wmill.write_s3_file("s3:///raw/one.csv", b"")
    wmill.delete_s3_object({"s3": "raw/one.csv", "storage": "_default_"})
