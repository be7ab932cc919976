import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import starmap

import wmill


def load(name, ext="csv"):
    return wmill.load_s3_file(f"s3:///{name}.{ext}")


def main():
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(load, name, ext="json") for name in ("a", "b")]
    threading.Thread(target=load, args=("c",), kwargs={"ext": "txt"}).start()
    list(starmap(load, [("d", "xml"), ("e", "yml")]))
    return futures
