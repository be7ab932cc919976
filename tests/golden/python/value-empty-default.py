import wmill


def main(region: str = None, day: str = "", source: wmill.S3Object = None, database: str = ""):
    region = region or "eu"
    rows = wmill.datatable(database).query("SELECT id FROM orders").fetch()
    wmill.write_s3_file(f"s3:///out/{region}.json", str(rows).encode())
    wmill.write_s3_file(f"s3:///days/{day}.json", b"")
    return wmill.load_s3_file(source)
