import boto3
from tenacity import Retrying

s3 = boto3.client("s3")


def main():
    Retrying()(s3.get_object, Bucket="media", Key="a.png")
