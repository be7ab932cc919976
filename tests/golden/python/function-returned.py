import wmill


def outer(prefix):
    def inner(name):
        return wmill.load_s3_file(f"s3:///{prefix}/{name}.csv")

    return inner


def main():
    load = outer("nf")
    load("a")
    outer("ng")("b")
