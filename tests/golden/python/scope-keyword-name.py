import wmill


def key(name):
    return f"s3:///{name}.csv"


def load(key):
    return wmill.load_s3_file(key)


def main():
    return load(key=key("a"))
