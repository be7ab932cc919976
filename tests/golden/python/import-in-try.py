try:
    import wmill
except ImportError:
    wmill = None


def main():
    return wmill.load_s3_file("s3:///raw/guarded.csv")
