from wmill import *


def main():
    return load_s3_file("s3:///raw/star.csv")
