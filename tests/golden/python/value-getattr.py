import wmill


def main():
    load = getattr(wmill, "load_s3_file")
    load("s3:///a.csv")
    getattr(wmill, "write_s3_file")("s3:///b.csv", b"")
    getattr(wmill, "delete_s3_object", None)("s3:///c.csv")
