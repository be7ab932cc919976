import wmill


def put(**kw):
    return wmill.write_s3_file(**kw)


def main():
    put(s3object="s3:///ssf/a.csv", file_content=b"")
