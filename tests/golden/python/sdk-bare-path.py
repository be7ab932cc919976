import wmill


def main():
    return wmill.load_s3_file("storage/path/to/file.csv")
