def main(run):
    run("https://example.com/a.csv", "gs://bucket/a.csv", "s3a://bucket/a.csv", "S3:///raw/a.csv", "var://f/shop/key")
    run(" s3:///raw/a.csv", "s3:/raw/a.csv", "res:u/me/pg")
