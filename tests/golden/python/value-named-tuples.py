from collections import namedtuple
from typing import NamedTuple

import wmill

Pair = namedtuple("Pair", ["folder", "file"])
Place = namedtuple("Place", "name, path")
Copy = NamedTuple("Copy", [("source", str), ("target", str)])


class Job(NamedTuple):
    source: str
    target: str = "out.csv"


def main():
    pair = Pair("raw", "a.csv")
    wmill.load_s3_file(f"s3:///{pair.folder}/{pair[1]}")
    folder, file = pair
    wmill.delete_s3_object(f"s3:///old/{folder}/{file}")
    wmill.load_s3_file(f"s3:///{pair._replace(file='b.csv').file}")
    wmill.load_s3_file(f"s3:///{Place(name='x', path='c.csv').path}")
    copy = Copy("d.csv", target="e.csv")
    wmill.write_s3_file(f"s3:///{copy.target}", wmill.load_s3_file(f"s3:///{copy.source}"))
    for source, target in [Job("1.csv", "2.csv"), Job("3.csv")]:
        wmill.load_s3_file(f"s3:///in/{source}")
        wmill.write_s3_file(f"s3:///out/{target}", b"")
