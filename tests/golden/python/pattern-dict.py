import wmill


def main(day: str):
    return wmill.load_s3_file({"s3": f"raw/{day}.csv", "storage": "archive"})
