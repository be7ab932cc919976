from f.shop.lib import paths
from f.shop.lib import store as _store


def main(day: str):
    rows = _store.load(paths.RAW)
    _store.save(rows, f"s3:///clean/{day}.csv")
