import wmill


def main(rows: list):
    body = "\n".join(str(row) for row in rows).encode()
    wmill.write_s3_file("s3:///out/report.csv", body)
