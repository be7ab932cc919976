from typing import TypedDict
import wmill


class Cfg(TypedDict):
    src: str


def main():
    cfg: Cfg = {"src": "s3:///td/a.csv"}
    c2 = Cfg(src="s3:///td/b.csv")
    wmill.load_s3_file(cfg["src"])
    wmill.load_s3_file(c2["src"])
