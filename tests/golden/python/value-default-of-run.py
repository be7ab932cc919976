import wmill


def load(part):
    return wmill.load_s3_file("s3:///part/" + part.upper())


def main(region: str = "eu", year: int = 2024, table: str = "orders", part: str = "a", when: str = "now"):
    wmill.load_s3_file(f"s3:///in/{region}.json")
    wmill.load_s3_file(f"s3:///in/{year:04d}.json")
    wmill.datatable().query(f"SELECT * FROM {table}").fetch()
    wmill.load_s3_file({"s3": {"now": "z.csv", "then": "y.csv"}[when]})
    return load(part)
