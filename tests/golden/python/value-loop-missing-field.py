import wmill

STEPS = [
    {"source": "a/in.csv", "target": "a/out.csv"},
    {"source": "b/in.csv", "target": "b/out.csv", "storage": "cold"},
]


def main():
    for number, step in enumerate(STEPS):
        storage = step.get("storage")
        wmill.load_s3_file(wmill.S3Object(s3=step["source"], storage=storage))
        wmill.write_s3_file(wmill.S3Object(s3=step["target"], storage=storage or "hot"), b"")
        wmill.write_s3_file({"s3": f"{number}/{step['target']}", "storage": step.get("storage", "warm")}, b"")
