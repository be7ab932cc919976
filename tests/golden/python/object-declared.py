from wmill import S3Object

LOGO: S3Object = {"s3": "public/logo.png"}


def main(file: S3Object = {"s3": "raw/default.csv", "storage": "archive"}) -> S3Object:
    return {"s3": "out/result.csv"}
