SOURCE = "s3://acme-data/a.csv"


def main():
    return transform(SOURCE, "s3://open/b.csv")
