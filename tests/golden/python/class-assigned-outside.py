from dataclasses import dataclass

import wmill


class Export:
    storage = "base"

    def __init__(self, key):
        self.key = key

    def run(self):
        wmill.write_s3_file({"s3": self.key, "storage": self.storage}, b"")


@dataclass
class Copy:
    key: str
    storage: str = "copies"

    def run(self):
        wmill.load_s3_file({"s3": self.key, "storage": self.storage})


class Shared:
    storage = "shared"

    def run(self, key):
        wmill.load_s3_file({"s3": key, "storage": self.storage})


def redirect(job):
    job.storage = "redirected"


LATER = Export("later.csv")
SHARED = Shared()
alias = SHARED


def main(test: bool):
    moved = Export("moved.csv")
    moved.storage = "moved"
    moved.run()
    kept = Export("kept.csv")
    kept.run()
    twice = Export("1.csv")
    twice.run()
    twice.storage = "second"
    twice.key = "2.csv"
    twice.run()
    maybe = Export("maybe.csv")
    if test:
        maybe.storage = "tests"
    maybe.run()
    longer = Export("a")
    longer.key += "/b.csv"
    longer.run()
    copy = Copy("copy.csv")
    copy.storage = "backup"
    copy.run()
    passed = Export("passed.csv")
    redirect(passed)
    passed.run()
    LATER.storage = "global"
    LATER.run()
    for name in ("x", "y"):
        each = Export(f"{name}.csv")
        each.storage = name
        each.run()
    listed = Export("listed.csv")
    jobs = [listed]
    listed.storage = "listed"
    for job in jobs:
        job.run()
    alias.storage = "aliased"
    SHARED.run("shared.csv")
