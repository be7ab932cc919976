import fsspec


def main():
    with fsspec.open("s3:///raw/a.txt") as source, fsspec.open("s3:///out/a.txt", "wb") as target:
        target.write(source.read())
    with fsspec.open("s3:///log/a.txt", mode="a") as log:
        log.write("done")
