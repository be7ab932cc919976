import wmill
from wmill import S3Object


def main(db: dict, file: S3Object, note: str):
    return [db, file, note]
