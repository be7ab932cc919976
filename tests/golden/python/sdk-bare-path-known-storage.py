import wmill


def main():
    return wmill.load_s3_file("archive/file.csv")
