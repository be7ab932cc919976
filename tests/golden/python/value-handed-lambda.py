import wmill


def main():
    return list(map(lambda name: wmill.load_s3_file(f"s3:///raw/{name}.csv"), ["a", "b"]))
