import wmill


def main(day: str, region: str):
    wmill.load_s3_file("s3:///raw/%s.csv" % day)
    wmill.load_s3_file("s3:///raw/%s/%s.csv" % (region, day))
