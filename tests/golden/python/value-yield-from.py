import wmill


def one():
    yield "s3:///yf/a.csv"


def two():
    yield from one()
    yield from ["s3:///yf/b.csv"]


def main():
    return [wmill.load_s3_file(u) for u in two()]
