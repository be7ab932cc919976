import wmill


def _load(k):
    return wmill.load_s3_file({"s3": k})


load = _load


def main():
    load("la/a.csv")
