from typing import TypedDict


class postgresql(TypedDict):
    host: str


def main(db: postgresql = "$res:f/shop/pg", limit: int = 10):
    return db["host"]
