# asset-ignore: s3:///raw/example.csv
import wmill


def main():
    print("s3:///raw/example.csv")
    return wmill.load_s3_file("s3:///raw/a.csv")
