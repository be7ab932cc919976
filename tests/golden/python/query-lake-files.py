import wmill


def main():
    lake = wmill.ducklake("lake")
    lake.query("INSERT INTO orders SELECT * FROM read_parquet('s3:///raw/orders/*.parquet')")
    lake.query("COPY (SELECT * FROM orders WHERE total > 10) TO 's3://archive/big.parquet' (FORMAT parquet)")
