import wmill


def main():
    return "é😀", wmill.load_s3_file("s3:///raw/größe.csv")
