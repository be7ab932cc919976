import datalib


def main():
    datalib.get_resource("u/me/pg")
    return datalib.load_s3_file("s3:///raw/other.csv")
