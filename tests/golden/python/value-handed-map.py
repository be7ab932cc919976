from concurrent.futures import ThreadPoolExecutor

import wmill


def load(path):
    return wmill.load_s3_file(path)


def store(path, rows):
    wmill.write_s3_file(path, rows)


def main():
    first = list(map(load, ["s3:///a.csv", "s3:///b.csv"]))
    with ThreadPoolExecutor() as pool:
        rest = list(pool.map(load, [f"s3:///{name}.csv" for name in ("c", "d")]))
        pool.map(store, ["s3:///e.csv", "s3:///f.csv"], [first, rest])
