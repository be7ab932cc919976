import wmill


def main(path: str = ""):
    return wmill.load_s3_file(path or "s3:///raw/fallback.csv")
