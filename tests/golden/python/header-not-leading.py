import wmill

# volume: models /data/models
# asset: write s3:///out/late.csv


def main():
    # asset: read s3:///raw/body.csv
    return wmill.load_s3_file("s3:///raw/a.csv")
