import wmill


def main():
    return wmill.write_s3_file(None, b"hello")
