from enum import StrEnum

import wmill


class Folder(StrEnum):
    RAW = "raw"


def main():
    return wmill.load_s3_file(f"s3:///{Folder.RAW}/orders.csv")
