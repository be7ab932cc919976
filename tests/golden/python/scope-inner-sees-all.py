import wmill

PATH = "s3:///raw/before.csv"


def load():
    return wmill.load_s3_file(PATH)


PATH = "s3:///raw/after.csv"
