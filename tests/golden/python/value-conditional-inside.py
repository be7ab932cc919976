import wmill


def main(test: bool):
    stage = "test" if test else "live"
    wmill.write_s3_file(f"s3:///{stage}/out.csv", b"")
