import wmill

CONFIG = {"a": {"storage": "sa", "key": "ka"}, "b": {"storage": "sb", "key": "kb"}}


def main(which: str, other: str):
    wmill.load_s3_file({"s3": CONFIG[which]["key"], "storage": CONFIG[which]["storage"]})
    found = CONFIG.get(other)
    wmill.write_s3_file({"s3": found["key"], "storage": found["storage"]}, b"")
    changed = {**CONFIG[which], "key": "fixed"}
    wmill.write_s3_file({"s3": changed["key"], "storage": changed["storage"]}, b"")
