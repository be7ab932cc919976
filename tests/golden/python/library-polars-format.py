import polars as pl
import wmill


def main(key: str):
    storage = wmill.polars_connection_settings("f/data/minio").storage_options
    bucket = "archive"
    return pl.read_csv("s3://{}/{}".format(bucket, key), storage_options=storage)
