import wmill


def main(key: str):
    return wmill.load_s3_file({"s3": key, "storage": "archive"})
