from wmill import S3Object, load_s3_file

FIELDS = {"s3": "raw/spread.csv", "storage": "archive"}


def main():
    return load_s3_file(S3Object({"s3": "raw/dict.csv"})), load_s3_file(S3Object(**FIELDS))
