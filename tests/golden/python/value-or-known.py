import wmill

DEFAULT = "s3:///ok/a.csv"


def main():
    wmill.load_s3_file(DEFAULT or "s3:///ok/never.csv")
    wmill.load_s3_file("" or "s3:///ok/b.csv")
    wmill.load_s3_file(None or "s3:///ok/c.csv")
