import wmill


def main():
    print("s3:///raw/2024-*/part-?.parquet")
    return wmill.load_s3_file("s3:///raw/*.csv")
