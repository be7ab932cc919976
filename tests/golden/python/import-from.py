from wmill import get_resource, load_s3_file


def main():
    get_resource("u/me/pg")
    return load_s3_file("s3:///raw/from.csv")
