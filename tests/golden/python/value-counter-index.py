import wmill

KEYS = ["ci/a.csv", "ci/b.csv", "ci/c.csv"]


def main():
    n = 0
    for _ in range(10):
        wmill.load_s3_file({"s3": KEYS[n]})
        n += 1
    part = 0
    part += 1
    wmill.write_s3_file({"s3": f"ci/part-{part}.csv"}, b"")
