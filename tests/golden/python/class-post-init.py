from dataclasses import dataclass, field, replace

import wmill


@dataclass
class Target:
    table: str
    folder: str = "out"
    uri: str = field(init=False)

    def __post_init__(self):
        self.uri = f"s3:///{self.folder}/{self.table}.csv"


def main():
    target = Target("orders")
    wmill.write_s3_file(target.uri, b"")
    wmill.write_s3_file(replace(target, folder="backup").uri, b"")
