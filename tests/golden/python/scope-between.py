import wmill


def main(body: bytes):
    path = "s3:///raw/in.csv"
    data = wmill.load_s3_file(path)
    path = "s3:///out/out.csv"
    wmill.write_s3_file(path, data)
