import wmill


def each(names, fn):
    for n in names:
        fn(n)


def main():
    each(["a", "b"], lambda n: wmill.load_s3_file(f"s3:///cb/{n}.csv"))
