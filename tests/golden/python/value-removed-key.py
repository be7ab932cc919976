import wmill


def main():
    deleted = {"s3": "a.csv", "storage": "gone"}
    del deleted["storage"]
    wmill.load_s3_file(deleted)
    popped = {"s3": "b.csv", "storage": "gone"}
    storage = popped.pop("storage")
    wmill.load_s3_file(popped)
    wmill.write_s3_file({"s3": "c.csv", "storage": storage}, b"")
