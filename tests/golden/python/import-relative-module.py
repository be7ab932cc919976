import wmill

from . import paths
from .lib import tables


def main():
    wmill.load_s3_file(paths.RAW)
    return wmill.datatable("main").query(f"SELECT * FROM {tables.ORDERS}").fetch()
