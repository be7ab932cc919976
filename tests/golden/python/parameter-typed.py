import wmill
from wmill import S3Object

postgresql = dict


def main(db: postgresql, file: S3Object, extra: S3Object | None = None):
    return wmill.load_s3_file(file)
