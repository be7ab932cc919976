import wmill


def uris():
    yield "s3:///gen/a.csv"
    yield "s3:///gen/b.csv"


def main():
    for u in uris():
        wmill.load_s3_file(u)
