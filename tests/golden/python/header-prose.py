# volume control for the mixer
# the asset read here is s3:///raw/a.csv
# TODO: materialize later


def main():
    return 1
