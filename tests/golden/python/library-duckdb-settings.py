import duckdb
import wmill


def main(date: str):
    settings = wmill.duckdb_connection_settings("u/me/s3")
    connection = duckdb.connect()
    connection.execute(settings["connection_settings_str"])
    connection.execute(f"COPY (FROM 's3://lake/raw/{date}/*.csv') TO 's3://lake/clean/{date}.parquet' (FORMAT parquet)")
    return connection.sql("select count(*) from 's3://lake/clean/all.parquet'").fetchall()
