import wmill

fetch = wmill.load_s3_file


def main():
    return fetch("s3:///raw/alias.csv")
