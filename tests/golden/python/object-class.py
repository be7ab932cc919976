import wmill
from wmill import S3Object


def main():
    wmill.write_s3_file(wmill.S3Object(s3="out/a.csv"), b"")
    return wmill.load_s3_file(S3Object(s3="raw/a.csv", storage="archive"))
