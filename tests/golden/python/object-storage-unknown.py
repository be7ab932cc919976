import wmill


def main(storage: str):
    return wmill.load_s3_file({"s3": "raw/a.csv", "storage": storage})
