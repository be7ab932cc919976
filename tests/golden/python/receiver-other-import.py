from company.storage import get_resource, load_s3_file


def main():
    load_s3_file("archive/file.csv")
    return get_resource("u/me/pg")
