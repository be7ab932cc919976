import wmill


def main():
    return 1
    wmill.load_s3_file("s3:///raw/a.csv")


if False:
    wmill.delete_s3_object("s3:///tmp/b.csv")
