import wmill
import u.me.names as names

from .paths import FOLDER
from . import paths


def main():
    wmill.load_s3_file(f"{FOLDER}/{names.ORDERS}.csv")
    wmill.write_s3_file(paths.target("orders"), b"")
