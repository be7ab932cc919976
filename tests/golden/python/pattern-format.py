import wmill


def main(bucket: str, key: str, day: str):
    wmill.load_s3_file("s3://{}/{}".format(bucket, key))
    wmill.load_s3_file("s3:///raw/{day}.csv".format(day=day))
