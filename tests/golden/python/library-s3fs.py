import s3fs

fs = s3fs.S3FileSystem(anon=False)


def main():
    with fs.open("shop-data/raw/a.txt") as source, fs.open("s3://shop-archive/a.txt", "wb") as target:
        target.write(source.read())
    fs.get("shop-data/raw/b.bin", "/tmp/b.bin")
    fs.put("/tmp/c.bin", "shop-data/out/c.bin")
    fs.rm("shop-archive/old.bin")
