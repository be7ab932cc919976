import boto3

s3 = boto3.client("s3")
bucket = boto3.resource("s3").Bucket("shop-data")


def keys(prefix):
    token = None
    while True:
        options = {"Bucket": "shop-data", "Prefix": prefix}
        if token:
            options["ContinuationToken"] = token
        page = s3.list_objects_v2(**options)
        yield from (row["Key"] for row in page.get("Contents", []))
        token = page.get("NextContinuationToken")
        if not token:
            return


def main():
    for key in keys("raw/"):
        s3.download_file("shop-data", key, "/tmp/row")
    newest = max(bucket.objects.filter(Prefix="daily/"), key=lambda row: row.last_modified)
    newest.get()
    first = next(iter(bucket.objects.filter(Prefix="queue/")), None)
    first.delete()
    for page in bucket.objects.filter(Prefix="parts/").pages():
        for row in page:
            row.get()
