import wmill


def main():
    wmill.load_s3_file("s3:///raw/%s.csv" % "one")
    wmill.load_s3_file("s3:///raw/%s/%02d.csv" % ("two", 7))
    wmill.load_s3_file("s3:///raw/%(name)s.csv" % {"name": "three"})
