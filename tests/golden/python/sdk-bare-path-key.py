import wmill


def main():
    wmill.write_s3_file("file.csv", b"a,b")
