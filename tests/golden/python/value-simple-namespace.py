from types import SimpleNamespace
import wmill

paths = SimpleNamespace(raw="s3:///sn/raw.csv", out="s3:///sn/out.csv")


def main():
    wmill.write_s3_file(paths.out, wmill.load_s3_file(paths.raw))
