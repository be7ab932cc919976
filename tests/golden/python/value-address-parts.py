from urllib.parse import urlparse, urlsplit

import boto3

s3 = boto3.client("s3")


def located(uri):
    parts = urlparse(uri)
    if parts.scheme != "s3":
        raise ValueError(uri)
    return parts.netloc, parts.path.lstrip("/")


def main(day: str):
    bucket, key = located("s3://lake/raw/a.csv")
    s3.get_object(Bucket=bucket, Key=key)
    bucket, key = located(f"s3://lake/raw/{day}/b.csv")
    s3.get_object(Bucket=bucket, Key=key)
    _, bucket, path, *_ = urlsplit("s3://archive/c.csv?versionId=1")
    s3.get_object(Bucket=bucket, Key=path[1:])
