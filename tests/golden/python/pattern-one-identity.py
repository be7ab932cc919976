import wmill


def load(day: str):
    return wmill.load_s3_file(f"s3:///raw/{day}.csv")


def store(date: str, body: bytes):
    wmill.write_s3_file(f"s3:///raw/{date}.csv", body)
