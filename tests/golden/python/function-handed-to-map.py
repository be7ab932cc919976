from concurrent.futures import ThreadPoolExecutor
import wmill

FILES = ["s3:///tp/a.csv", "s3:///tp/b.csv"]


def main():
    with ThreadPoolExecutor() as ex:
        return list(ex.map(wmill.load_s3_file, FILES))
