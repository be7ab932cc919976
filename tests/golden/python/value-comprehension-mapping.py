import wmill

PATHS = {name: f"s3:///raw/{name}.csv" for name in ("a", "b", "c")}


def main():
    wmill.load_s3_file(PATHS["a"])
    wmill.write_s3_file(PATHS["b"], b"")
