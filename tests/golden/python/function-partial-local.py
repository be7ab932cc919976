from functools import partial
import wmill


def save(prefix, name, body=b""):
    wmill.write_s3_file({"s3": f"{prefix}/{name}.csv"}, body)


raw = partial(save, "pl/raw")


def main():
    raw("a")
    raw(name="b")
    gold = partial(save, prefix="pl/gold")
    gold(name="c")
