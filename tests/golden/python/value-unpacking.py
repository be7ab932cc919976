import wmill

RAW, (OUT, *REST) = "s3:///raw/a.csv", ("s3:///out/a.csv", "s3:///out/b.csv")


def main():
    wmill.write_s3_file(OUT, wmill.load_s3_file(RAW))
    wmill.write_s3_file(REST[0], b"")
