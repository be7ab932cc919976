import boto3


def clean(s3, prefix):
    page = s3.list_objects_v2(Bucket="shop-data", Prefix=prefix)
    for row in page.get("Contents", []):
        s3.delete_object(Bucket="shop-data", Key=row["Key"])


def main(s3, day: str):
    clean(s3, f"tmp/{day}/")
    clean(boto3.client("s3"), "old/")
