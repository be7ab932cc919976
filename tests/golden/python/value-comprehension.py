import wmill


def main():
    bodies = [wmill.load_s3_file(path) for path in ("s3:///raw/a.csv", "s3:///raw/b.csv")]
    sizes = {name: len(wmill.load_s3_file(f"s3://archive/{name}.csv")) for name in ["c", "d"]}
    return bodies, sizes
