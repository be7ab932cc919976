import wmill


def main(file: dict):
    wmill.write_s3_file({**file, "s3": "su/a.csv"}, b"")
    wmill.write_s3_file({**file, "s3": "su/b.csv", "storage": None}, b"")
