import wmill

JOBS = [("raw/a.csv", "out/a.csv"), ("raw/b.csv", "out/b.csv")]


def main():
    for source, target in JOBS:
        wmill.write_s3_file({"s3": target}, wmill.load_s3_file({"s3": source}))
