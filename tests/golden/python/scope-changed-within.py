import wmill


def main(names: list[str]):
    path = "outer.csv"

    def change():
        nonlocal path
        path = "inner.csv"

    wmill.load_s3_file({"s3": path})
    for name in names:
        change()
    wmill.load_s3_file({"s3": path})
