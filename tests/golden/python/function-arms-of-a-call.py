import os

import wmill

DEBUG = False


def put(uri):
    return wmill.write_s3_file(uri, b"")


def transfer(mode, key, storage=None):
    if DEBUG:
        put(f"s3:///debug/{key}")
    uri = f"s3:///{key}" if storage is None else f"s3://{storage}/{key}"
    if mode == "read":
        return wmill.load_s3_file(uri)
    elif mode in ("write", "append"):
        return put(uri)
    if not mode:
        raise ValueError(mode)
    return wmill.delete_s3_object(uri)


def main():
    transfer("read", "a.csv")
    transfer("append", "b.csv", storage="archive")
    transfer("delete", "c.csv")
    transfer(os.environ["MODE"], "d.csv")
