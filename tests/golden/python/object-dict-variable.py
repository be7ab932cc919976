import wmill


def main():
    target = {"s3": "out/a.csv"}
    target["storage"] = "archive"
    wmill.write_s3_file(target, b"")
