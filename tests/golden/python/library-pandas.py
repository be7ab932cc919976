import pandas as pd


def main():
    orders = pd.read_csv("s3://archive/raw/orders.csv", sep=";")
    items = pd.read_parquet(path="s3:///raw/items.parquet")
    merged = orders.merge(items, on="item_id")
    merged.to_parquet("s3:///out/merged.parquet")
    merged.head(10).to_csv(path_or_buf="s3:///out/sample.csv", index=False)
