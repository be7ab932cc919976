import wmill


def fetch(path):
    return wmill.load_s3_file(path)


def main():
    return fetch("s3:///raw/one.csv"), fetch(path="s3:///raw/two.csv")
