import wmill


def main():
    wmill.write_s3_file("s3:///out/o.csv", b"")
    print("s3:///out/o.csv")
