import duckdb
import wmill


def main():
    settings = wmill.duckdb_connection_settings()["connection_settings_str"]
    connection = duckdb.connect()
    connection.execute(f"{settings}; COPY (FROM 's3://lake/a.csv') TO 's3://lake/a.parquet'")
    connection.execute(settings + "\nCREATE TABLE t AS FROM 's3://lake/b.csv'")
    return connection.sql("SELECT * FROM t").fetchall()
