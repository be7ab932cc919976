import wmill as w


def main():
    return w.load_s3_file("s3:///raw/alias.csv")
