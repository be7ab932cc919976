"""
# volume: models /data/models
# asset: read s3:///raw/doc.csv
"""


def main():
    return 1
