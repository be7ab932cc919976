import wmill


def load(name: str):
    if name.startswith("a", 1):
        wmill.load_s3_file(f"s3:///{name}-first.csv")
    if name.endswith("as", 0, 3):
        wmill.load_s3_file(f"s3:///{name}-second.csv")


def main():
    load("base")
