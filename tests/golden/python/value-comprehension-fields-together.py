import wmill

NAMES = ["a", "b"]
OBJECTS = {name: {"s3": f"{name}.csv", "storage": f"s{name}"} for name in NAMES}
GROUPS = {"x": {"keys": ["id"]}, "y": {"keys": ["id", "day"]}}
PAIRS = dict((name, f"pairs/{name}") for name in NAMES)


def main(which: str):
    wmill.load_s3_file(OBJECTS["a"])
    wmill.load_s3_file({"s3": PAIRS["b"]})
    objects = [wmill.S3Object(s3=f"o/{name}") for name in NAMES]
    for one in objects:
        for other in objects:
            wmill.load_s3_file({"s3": f"{one['s3']}+{other['s3']}"})
    for name, group in GROUPS.items():
        keys = "-".join(f"k{key}" for key in group["keys"])
        wmill.write_s3_file({"s3": f"{name}/{keys}"}, b"")
