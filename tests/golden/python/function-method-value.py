from functools import partial

import boto3
import wmill

s3 = boto3.client("s3")
upload = partial(s3.upload_file, Bucket="media")
READERS = {"object": s3.get_object, "head": s3.head_object}


class Orders:
    def __init__(self):
        self._ask = wmill.datatable("shop").query

    def all(self):
        return self._ask("SELECT * FROM orders").fetch()


def attempt(function, *args, times=3, **kwargs):
    for _ in range(times):
        try:
            return function(*args, **kwargs)
        except Exception:
            pass


def main(how: str):
    upload("/tmp/a", Key="a.png")
    READERS[how](Bucket="media", Key="b.png")
    attempt(s3.delete_object, Bucket="media", Key="c.png", times=5)
    ask = wmill.ducklake().query
    ask("DELETE FROM visits").execute()
    return Orders().all()
