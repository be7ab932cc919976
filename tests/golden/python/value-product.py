import wmill
from itertools import product


def main():
    for r, t in product(["eu", "us"], ["a", "b"]):
        wmill.load_s3_file(f"s3:///{r}/{t}.csv")
