import wmill

path_of = lambda name: "s3:///raw/" + name + ".csv"


def main():
    return wmill.load_s3_file(path_of("orders"))
