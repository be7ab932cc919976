import wmill


def tables(layer):
    for t in ("a", "b"):
        yield f"{layer}/{t}", t


def main():
    lake = wmill.ducklake("wh")
    for path, table in tables("raw"):
        lake.query(f"insert into {table} select * from 's3:///{path}.parquet'").execute()
