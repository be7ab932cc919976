import boto3


def main(handle):
    s3 = boto3.Session().client("s3")
    s3.download_file("shop-data", "raw/a.bin", "/tmp/a.bin")
    s3.upload_file("/tmp/b.bin", "shop-archive", "out/b.bin")
    s3.upload_fileobj(handle, Bucket="shop-data", Key="out/c.bin")
    s3.download_fileobj("shop-archive", "d.bin", handle)
