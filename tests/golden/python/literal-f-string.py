def main(day: str, count: int):
    print(f"s3:///raw/{day}.csv")
    print(f"read:s3:///raw/{count}.csv")
