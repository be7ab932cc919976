import pyarrow.dataset as ds
import pyarrow.parquet as pq


def main():
    table = pq.read_table("s3:///raw/orders.parquet")
    pq.write_table(table, "s3:///out/orders.parquet")
    return ds.dataset("s3://archive/events/", format="parquet").to_table()
