import polars as pl


def main():
    frame = pl.read_parquet("s3:///raw/orders.parquet")
    lazy = pl.scan_csv("s3://archive/events/*.csv")
    frame.write_parquet("s3:///out/orders.parquet")
    lazy.filter(pl.col("n") > 1).sink_parquet("s3:///out/events.parquet")
