def main(source: str = "s3:///raw/a.csv", *, lake="ducklake://sales"):
    return source, lake
