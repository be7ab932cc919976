import wmill
from pathlib import PurePosixPath

BASE = PurePosixPath("raw")


def main():
    for region in ["eu", "us"]:
        wmill.load_s3_file({"s3": str(BASE / "shop" / f"{region}.csv")})
