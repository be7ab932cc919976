import boto3

s3 = boto3.resource("s3")
bucket = s3.Bucket("shop-archive")


def main():
    body = s3.Object("shop-data", "raw/a.csv").get()["Body"].read()
    s3.Object("shop-data", "out/a.csv").put(Body=body)
    bucket.upload_file("/tmp/b.csv", "b.csv")
    bucket.download_file("c.csv", "/tmp/c.csv")
    bucket.put_object(Key="d.csv", Body=body)
