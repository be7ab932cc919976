import boto3
import duckdb
import pandas as pd


def main(bucket: str):
    pd.read_csv("s3://elsewhere/a.csv")
    duckdb.sql("FROM 's3://elsewhere/b.csv'")
    boto3.client("s3").get_object(Bucket=bucket, Key="c.csv")
