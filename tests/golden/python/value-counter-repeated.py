import wmill


def keys():
    for name in ["p", "q"]:
        yield name


def pages(client):
    while True:
        yield client.next()


def main(client, ids: list[str]):
    rows = []
    for name in ["x", "y"]:
        rows.append(name)
    for number, row in enumerate(rows):
        wmill.write_s3_file({"s3": f"{number}-{row}"}, b"")
    wmill.load_s3_file({"s3": "/".join(rows)})
    for number, key in enumerate(keys()):
        wmill.write_s3_file({"s3": f"{number}/{key}"}, b"")
    for number, page in enumerate(pages(client)):
        wmill.write_s3_file({"s3": f"pages/{number}"}, page)
    for number, text in enumerate([f"in/{key}" for key in ids]):
        wmill.write_s3_file({"s3": f"all/{number}"}, text)
