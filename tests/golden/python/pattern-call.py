from datetime import date

import wmill


def main(body: bytes):
    wmill.write_s3_file(f"s3:///out/{date.today()}.csv", body)
