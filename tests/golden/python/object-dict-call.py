import wmill


def main():
    return wmill.load_s3_file(dict(s3="raw/a.csv", storage="archive"))
