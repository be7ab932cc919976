import wmill
from wmill import S3Object

SOURCE = S3Object(s3="raw/a.csv", storage="archive")


def main():
    wmill.write_s3_file({"s3": "copy/" + SOURCE["s3"], "storage": SOURCE["storage"]}, wmill.load_s3_file(SOURCE))
