# asset: touch s3:///raw/a.csv


def main():
    return 1
