from wmill import S3Object


def main(f: S3Object = {"s3": "ann/a.csv"}, g: S3Object = S3Object(s3="ann/b.csv"), h: dict = {"s3": "ann/no.csv"}):
    x: S3Object = {"s3": "ann/c.csv", "storage": "archive"}
    y: list[S3Object] = [{"s3": "ann/d.csv"}]
    z = {"s3": "ann/no2.csv"}
