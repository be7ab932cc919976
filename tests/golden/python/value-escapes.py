import wmill


def main():
    wmill.load_s3_file("s3:///raw/\u00e9t\x65.csv")
    wmill.load_s3_file("s3:///raw/it's.csv")
    wmill.load_s3_file("""s3:///raw/triple.csv""")
