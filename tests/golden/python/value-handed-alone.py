import wmill


def load(name):
    return wmill.load_s3_file(f"s3:///raw/{name}.csv")


def main(names):
    return names.map(load)
