import wmill


def main(kind: str):
    if kind == "a":
        path = "s3:///raw/a.csv"
    elif kind == "b":
        path = "s3:///raw/b.csv"
    else:
        path = "s3:///raw/c.csv"
    return wmill.load_s3_file(path)
