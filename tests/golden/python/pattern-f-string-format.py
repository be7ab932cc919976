import wmill


def main(day, number: int):
    wmill.load_s3_file(f"s3:///raw/{day:%Y-%m-%d}/{number!s:>4}.csv")
