from functools import partial
import wmill

put = partial(wmill.write_s3_file, file_content=b"hello")


def main():
    put("s3:///partial/a.txt")
    put(s3object="s3:///partial/b.txt")
