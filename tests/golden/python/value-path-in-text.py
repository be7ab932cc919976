from pathlib import PurePosixPath

import wmill


def main(name: str):
    base = PurePosixPath("landing") / "orders"
    wmill.load_s3_file({"s3": f"{base}/a.csv"})
    wmill.load_s3_file(f"s3:///{base / name}")
