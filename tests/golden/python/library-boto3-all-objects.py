import boto3

bucket = boto3.resource("s3").Bucket("shop-data")


def main():
    for summary in bucket.objects.all():
        summary.Object().delete()
