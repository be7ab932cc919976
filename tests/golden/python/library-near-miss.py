from mytools import read_csv
import mytools as pd


def main():
    return read_csv("s3:///raw/a.csv"), pd.read_parquet("s3:///raw/b.parquet")
