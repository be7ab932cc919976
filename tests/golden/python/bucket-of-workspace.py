import wmill


def main():
    wmill.load_s3_file("s3://acme-data/a.csv")
    wmill.ducklake().query("COPY t TO 's3://acme-archive/b.csv'").execute()
    wmill.load_s3_file("s3://open/c.csv")
