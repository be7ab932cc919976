from pathlib import PurePosixPath
import wmill

BASE = PurePosixPath("exports") / "2024"


def main():
    wmill.write_s3_file({"s3": str(BASE / "jan.csv")}, b"")
    wmill.write_s3_file(wmill.S3Object(s3=(BASE / "feb.csv").as_posix()), b"")
