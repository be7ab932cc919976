import logging

import pipeline


def main():
    pipeline.submit("s3:///raw/unknown.csv", source="res://u/me/pg")
    print("s3:///raw/printed.csv")
    logging.info("s3:///raw/logged.csv")
