import wmill


def main():
    job = ("s3:///out/tuple.txt", b"done")
    wmill.write_s3_file(*job)
