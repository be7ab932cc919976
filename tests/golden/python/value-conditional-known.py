import wmill

DEBUG = False


def key(name: str, compressed: bool = False) -> str:
    return name + (".gz" if compressed else "")


def main(full: bool = False):
    wmill.load_s3_file({"s3": key("a.csv")})
    wmill.load_s3_file({"s3": key("b.csv", compressed=True)})
    wmill.load_s3_file({"s3": "debug.csv" if DEBUG else "real.csv"})
    wmill.load_s3_file({"s3": "full.csv" if full else "part.csv"})
