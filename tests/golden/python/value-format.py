import wmill


def main():
    wmill.load_s3_file("s3://{}/{}".format("archive", "a.csv"))
    wmill.load_s3_file("s3://{1}/{0}".format("b.csv", "archive"))
    wmill.load_s3_file("s3://{storage}/{key}".format(key="c.csv", storage="archive"))
