import boto3


def main():
    s3 = boto3.client("s3")
    s3.copy_object(Bucket="shop-archive", Key="a.csv", CopySource={"Bucket": "shop-data", "Key": "raw/a.csv"})
    s3.copy({"Bucket": "shop-data", "Key": "raw/b.csv"}, "shop-archive", "b.csv")
    s3.copy_object(Bucket="shop-archive", Key="c.csv", CopySource="shop-data/raw/c.csv")
