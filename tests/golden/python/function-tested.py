import wmill


def archive(name):
    wmill.write_s3_file(f"s3:///archive/{name}", b"")


HANDLERS = {"archive": archive}


def main(kind: str):
    handler = HANDLERS.get(kind)
    if not handler:
        raise ValueError(kind)
    handler("a.csv")
