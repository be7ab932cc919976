import wmill


def main():
    wmill.load_s3_file("s3:///raw/a.csv", None)
    wmill.load_s3_file("s3:///raw/b.csv", s3_resource_path="")
