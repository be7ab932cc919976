import boto3

s3 = boto3.client("s3")


def main():
    body = s3.get_object(Bucket="shop-data", Key="raw/a.csv")["Body"].read()
    s3.put_object(Bucket="shop-archive", Key="2024/a.csv", Body=body)
    s3.delete_object(Key="tmp/a.csv", Bucket="shop-data")
