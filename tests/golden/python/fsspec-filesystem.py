import fsspec


def main():
    with fsspec.open("s3://lake/a.json", "w") as f:
        f.write("x")
    fs = fsspec.filesystem("s3", anon=False)
    fs.cat("lake/b.json")
    of = fsspec.open("s3://lake/c.json")
