import wmill

path = "s3:///raw/module.csv"


def inner():
    path = "s3:///raw/local.csv"
    wmill.delete_s3_object(path)


def main():
    inner()
    return wmill.load_s3_file(path)
