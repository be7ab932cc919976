import boto3

s3 = boto3.client("s3")
BUCKET = "shop-data"


def newest(prefix):
    found = s3.list_objects_v2(Bucket=BUCKET, Prefix=prefix)
    return sorted(found["Contents"], key=lambda row: row["LastModified"])[-1]["Key"]


def main():
    s3.get_object(Bucket=BUCKET, Key=newest("orders/"))
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix="tmp/"):
        for row in page.get("Contents", []):
            s3.delete_object(Bucket=BUCKET, Key=row["Key"])
    old = s3.list_objects_v2(Bucket=BUCKET, Prefix="old/")
    s3.delete_objects(Bucket=BUCKET, Delete={"Objects": [{"Key": row["Key"]} for row in old["Contents"]]})
    s3.list_objects_v2(Bucket=BUCKET, Prefix="looked-at/")
    return s3.list_objects_v2(Bucket=BUCKET)
