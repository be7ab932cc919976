import boto3


def main(bucket: str, day: str):
    s3 = boto3.client("s3")
    s3.put_object(Bucket=bucket, Key=f"out/{day}.csv", Body=b"")
