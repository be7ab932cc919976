import wmill


def main(more):
    path = "s3:///raw/page-0.json"
    while more():
        path = "s3:///raw/page-n.json"
    return wmill.load_s3_file(path)
