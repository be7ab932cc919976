from functools import partial
import wmill


def main(body: bytes):
    save = partial(wmill.write_s3_file, {"s3": "partial/c.txt"})
    save(body)
