import os
import posixpath

import wmill


def main():
    wmill.load_s3_file(os.path.join("s3:///raw", "2024", "a.csv"))
    wmill.load_s3_file(posixpath.join("s3://archive/", "b.csv"))
    wmill.load_s3_file("/".join(["s3:///raw", "2023", "c.csv"]))
