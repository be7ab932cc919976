import wmill


def main(options: dict):
    target = {"s3": "a.csv"}
    target.setdefault("storage", "archive")
    target.setdefault("s3", "never.csv")
    wmill.write_s3_file(target, b"")
    storages = {}
    wmill.load_s3_file({"s3": "b.csv", "storage": storages.setdefault("b", "given")})
