import wmill

CONFIG = {"s3": "old.csv"}
FILE = {"s3": "a", "storage": "files"}
KEY = "one.csv"


def other():
    global KEY
    KEY = "three.csv"


def main():
    global KEY
    CONFIG["s3"] = "new.csv"
    wmill.load_s3_file(CONFIG)
    FILE["s3"] += "/b.csv"
    wmill.load_s3_file(FILE)
    KEY = "two.csv"
    other()
    wmill.load_s3_file({"s3": KEY})
