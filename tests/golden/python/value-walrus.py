import wmill


def main():
    if (source := "s3:///raw/walrus.csv") and wmill.load_s3_file(source):
        wmill.delete_s3_object(source)
