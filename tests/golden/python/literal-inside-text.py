def main():
    raise ValueError("cannot read s3:///raw/a.csv")
