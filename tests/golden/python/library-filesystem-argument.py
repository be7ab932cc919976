import pandas as pd
import pyarrow.dataset as pds
import pyarrow.parquet as pq
import s3fs
from pyarrow import fs


def main(table):
    files = s3fs.S3FileSystem()
    pds.dataset("lake/orders", filesystem=files)
    pq.write_table(table, "lake/out/orders.parquet", filesystem=files)
    arrow = fs.S3FileSystem(region="eu-west-1")
    pq.read_table("lake/raw/a.parquet", filesystem=arrow)
    pd.read_parquet("lake/raw/b.parquet", filesystem=arrow)
    with arrow.open_output_stream("lake/out/c.csv") as stream:
        stream.write(b"")
    pds.dataset("local/orders")
    pds.dataset("s3://lake/whole")
