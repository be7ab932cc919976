import boto3

s3 = boto3.resource("s3")
bucket = s3.Bucket("shop-archive")


def main(prefix: str):
    for obj in bucket.objects.filter(Prefix="raw/"):
        obj.get()["Body"].read()
    for obj in list(bucket.objects.filter(Prefix="moved/").limit(10)):
        s3.Object("shop-data", "in/" + obj.key).copy_from(CopySource={"Bucket": obj.bucket_name, "Key": obj.key})
    s3.Bucket("shop-data").objects.filter(Prefix="tmp/").delete()
    for obj in bucket.objects.filter(Prefix=f"days/{prefix}/"):
        obj.delete()
    names = [obj.key for obj in bucket.objects.filter(Prefix="named/")]
    return names, len(list(bucket.objects.all()))
