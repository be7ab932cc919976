import wmill

PATHS = ["s3:///s/a.csv", "s3:///s/b.csv", "s3:///s/c.csv"]


def main():
    wmill.load_s3_file(PATHS[-1])
    for p in PATHS[:2]:
        wmill.write_s3_file(p, b"")
