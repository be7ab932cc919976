import pandas as pd


def main():
    pd.read_csv("data/orders.csv").to_parquet("/tmp/orders.parquet")
    return pd.read_csv("https://example.com/orders.csv")
