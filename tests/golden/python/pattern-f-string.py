import wmill


def main(day: str):
    return wmill.load_s3_file(f"s3:///raw/{day}.csv")
