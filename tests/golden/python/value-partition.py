import boto3

s3 = boto3.client("s3")


def main(day: str):
    bucket, _, key = f"s3://lake/raw/{day}/a.csv".removeprefix("s3://").partition("/")
    s3.get_object(Bucket=bucket, Key=key)
    bucket, key = f"lake/{day}/b.csv".split("/", 1)
    s3.get_object(Bucket=bucket, Key=key)
    parts = f"s3://lake/{day}/c.csv".split("/")
    s3.put_object(Bucket=parts[2], Key="c.csv")
    folder, _, name = "raw/2024/d.csv".rpartition("/")
    s3.put_object(Bucket="lake", Key=f"{folder}/new-{name}")
