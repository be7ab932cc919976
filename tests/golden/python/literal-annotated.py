from job import Source

RAW: str = "s3:///raw/a.csv"


def main():
    return Source(uri="s3:///raw/b.csv", kind="csv"), RAW
