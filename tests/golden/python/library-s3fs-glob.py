import s3fs

fs = s3fs.S3FileSystem()


def main():
    for path in fs.glob("shop-data/raw/*.csv"):
        with fs.open(path) as file:
            file.read()
    return fs.glob("shop-archive/2024/*")
