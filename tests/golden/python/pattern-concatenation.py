import wmill


def main(day: str, body: bytes):
    wmill.write_s3_file("s3://archive/" + day + "/orders.csv", body)
