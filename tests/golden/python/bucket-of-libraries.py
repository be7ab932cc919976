import boto3
import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import s3fs


def main():
    con = duckdb.connect()
    con.sql("COPY (SELECT 1 x) TO 's3://acme-data/gold/counts.parquet'")
    con.read_parquet("s3://acme-data/gold/counts.parquet")
    duckdb.sql("COPY (SELECT x FROM 's3://acme-data/a.parquet') TO 's3://acme-archive/b.parquet'")
    pd.read_csv("s3://acme-archive/c.csv")
    pl.read_parquet("s3://open/d.parquet")
    pq.read_table("s3:///e.parquet")
    s3fs.S3FileSystem().open("acme-data/f.csv")
    boto3.client("s3").get_object(Bucket="open", Key="g.csv")
