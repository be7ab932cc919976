import wmill


def main(parts: list[str]):
    wmill.write_s3_file({"s3": "/".join([*parts, "data.csv"])}, b"")
    wmill.load_s3_file({"s3": "/".join(["a", *parts, "z.csv"])})
    wmill.load_s3_file({"s3": "/".join(parts + ["end.csv"])})
