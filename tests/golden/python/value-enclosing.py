import wmill


def main():
    source = "s3:///raw/nested.csv"

    def load():
        return wmill.load_s3_file(source)

    return load()
