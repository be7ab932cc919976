from functools import reduce

import wmill

PARTS = ["Raw", "Orders"]


def main():
    wmill.load_s3_file("s3:///" + "/".join(map(str.lower, PARTS)) + "/a.csv")
    wmill.load_s3_file("s3:///" + "".join(f"{part}/" for part in PARTS) + "b.csv")
    wmill.load_s3_file("s3:///" + reduce(lambda path, part: f"{path}/{part}", PARTS, "root"))
    for name in map(lambda part: part + ".csv", PARTS):
        wmill.load_s3_file(f"s3:///each/{name}")
    for name in filter(None, ["kept", "", None]):
        wmill.load_s3_file(f"s3:///some/{name}.csv")
