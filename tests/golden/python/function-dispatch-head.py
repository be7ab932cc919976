import wmill


def put(storage, key):
    wmill.write_s3_file({"s3": key, "storage": storage}, b"")


def load(storage, key):
    wmill.load_s3_file({"s3": key, "storage": storage})


def main():
    for step in (put, load):
        step("head", "a.csv")
    for name, step in [("x", put), ("y", load)]:
        step(name, "b.csv")
    for name, step in {"m": put, "n": load}.items():
        step(name, "c.csv")
    [step("comprehension", "d.csv") for step in [put, load]]
