import wmill


def main():
    wmill.load_s3_file("s3://archive/raw.json")
    wmill.load_s3_file("s3:///raw.json")
    wmill.load_s3_file("s3://_default_/other.json")
