import wmill

target = "s3:///out/live.csv"


def use_test():
    global target
    target = "s3:///out/test.csv"


def main(body: bytes):
    wmill.write_s3_file(target, body)
