import wmill


def key(day):
    return f"s3:///raw/{day}.csv"


def main(day: str):
    return wmill.load_s3_file(key(day))
