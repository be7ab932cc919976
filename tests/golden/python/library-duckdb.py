import duckdb


def main():
    duckdb.sql("COPY (SELECT * FROM 's3:///raw/orders.parquet') TO 's3:///out/orders.csv'")
    con = duckdb.connect(":memory:")
    con.execute("CREATE TABLE local AS SELECT * FROM read_csv_auto('s3://archive/items.csv')")
    return con.sql("SELECT * FROM local").df(), duckdb.read_parquet("s3:///raw/prices.parquet")
