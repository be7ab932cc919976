import wmill


def even(path):
    return odd(path)


def odd(path):
    return even(path)


def shorten(path):
    return path if len(path) < 40 else shorten(path[1:])


def main():
    wmill.load_s3_file("s3:///raw/real.csv")
    return even("x"), shorten("y")
