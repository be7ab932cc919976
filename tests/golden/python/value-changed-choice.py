import wmill


def target(kind: str):
    if kind == "p":
        return {"s3": "p.csv", "storage": "sp"}
    return {"s3": "q.csv"}


def main(kind: str):
    found = target(kind)
    found["s3"] = "z/" + found["s3"]
    wmill.write_s3_file(found, b"")
    options = {"s3": "a.csv"}
    options.update(storage="hot")
    wmill.load_s3_file(options)
