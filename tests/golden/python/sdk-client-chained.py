import wmill


def main():
    return wmill.Windmill().load_s3_file("s3:///raw/once.txt", None)
