import wmill


def main(days: list[str]):
    return [wmill.load_s3_file(f"s3:///raw/{day}.csv") for day in days]
