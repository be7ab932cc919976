from dataclasses import dataclass

import wmill


@dataclass
class Settings:
    source: str = "s3:///raw/orders.csv"
    target: str = "s3:///out/default.csv"


def main():
    settings = Settings(target="s3:///out/orders.csv")
    wmill.write_s3_file(settings.target, wmill.load_s3_file(settings.source))
