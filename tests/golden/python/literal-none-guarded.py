import psycopg
import wmill


def day_of(row: dict) -> str | None:
    return row["day"].isoformat() if row.get("day") else None


class Writer:
    def __init__(self, table: str, suffix: str | None = None):
        self.table = f"{table}__{suffix}" if suffix else table

    def write(self, connection):
        connection.execute("INSERT INTO " + self.table + " VALUES (1)")


def main(row: dict):
    day = day_of(row)
    if day is None:
        return
    wmill.write_s3_file(f"s3:///days/{day}.json", b"")
    wmill.write_s3_file("s3:///months/%s.json" % day, b"")
    wmill.write_s3_file("s3:///years/{}.json".format(day), b"")
    with psycopg.connect(wmill.get_resource("u/me/pg")) as connection:
        Writer("orders").write(connection)
        Writer("orders", "labels").write(connection)
