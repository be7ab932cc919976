from wmill import S3Object

REPORT = S3Object(s3="out/report.pdf")


def main():
    return REPORT
