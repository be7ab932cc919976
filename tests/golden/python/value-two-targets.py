import wmill


def main():
    a = b = "s3:///mt/a.csv"
    wmill.load_s3_file(a)
    wmill.write_s3_file(b, b"")
