FILES = ["s3:///raw/a.csv", ("s3:///raw/b.csv",)]
CONFIG = {"target": "s3:///out/c.csv"}


class Job:
    def __init__(self):
        self.database = "datatable://main/orders"


def main(cache: dict):
    cache["s3:///raw/d.csv"] = 1
    return "s3:///out/e.csv"
