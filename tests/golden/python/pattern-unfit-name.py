import os

import wmill


def main():
    wmill.load_s3_file(f"s3:///{os.environ.get('FOLDER', 'raw')}/orders.csv")
