import wmill


def main():
    body = wmill.load_s3_file("s3:///state/counter.txt")
    wmill.write_s3_file("s3:///state/counter.txt", body + b"1")
