import boto3


def main():
    return boto3.client("s3").get_object(Bucket="elsewhere", Key="raw/a.csv")
